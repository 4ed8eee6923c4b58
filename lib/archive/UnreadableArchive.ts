/** A file that is no archive of the format, or ends early. The message is text for people. */
export class UnreadableArchive extends Error {}
