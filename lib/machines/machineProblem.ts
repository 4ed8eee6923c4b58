/** The attributes of trust.txt. @see https://journallist.net/reference-document-for-trust-txt-specifications */
const trustLine =
  /^(member|belongto|control|controlledby|social|vendor|customer|disclosure|contact)=(https?:\/\/|mailto:)[^\s<>"]+$/;

const isComment = (line: string): boolean => line === '' || line.startsWith('#');

const linesOf = (text: string): string[] => text.split(/\r?\n/).map((line) => line.trim());
const canBeServed = (line: string): boolean => isComment(line) || trustLine.test(line);

/** The lines of a trust.txt that can be served. */
export const trustTxtLines = (text: string): string[] => linesOf(text).filter(canBeServed);

/** Why a line of trust.txt cannot be served, or null. Empty lines and comments are left alone. */
export const trustTxtProblem = (text: string): string | null => {
  const line = linesOf(text).find((one) => !canBeServed(one));
  return line === undefined
    ? null
    : `“${line.slice(0, 80)}” is no line of trust.txt. Write one such as belongto=https://example.org.`;
};

/** Whether a text is an address that security.txt may name: a page or an email address. */
export const isContactAddress = (text: string): boolean =>
  /^(https:\/\/[^\s<>"]+|mailto:[^\s<>"@]+@[^\s<>"@]+)$/.test(text) && URL.canParse(text);
