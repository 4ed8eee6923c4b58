/** The id of a person's private channels. Its dot hides the document from anonymous clients. */
export const privateContactId = (personId: string): string => `internal.contact.${personId}`;
