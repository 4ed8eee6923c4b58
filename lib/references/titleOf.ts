/** The title by which people know a document, or null. */
export const titleOf = (document: Record<string, unknown> | null): string | null =>
  [document?.headline, document?.title, document?.name].find(
    (text): text is string => typeof text === 'string' && text !== '',
  ) ?? null;
