/** Where a person's channels for the newsroom are kept: the dot hides them from anonymous callers. */
export const privateContactId = (personId: string): string => `internal.contact.${personId}`;
