/** A paste that would make Studio stop. The message is text for people. */
export class PasteTooLarge extends Error {}
