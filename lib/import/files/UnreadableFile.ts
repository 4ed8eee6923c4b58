/** A file that holds no text that we read. The message is text for people: it names the file and the way out. */
export class UnreadableFile extends Error {}
