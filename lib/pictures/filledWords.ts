/** The fields that a picture's record fills. */
export const filledNames = ['caption', 'credit', 'copyright', 'licenceUrl', 'digitalSource'] as const;
/** The words of a picture in a document, or in its record. */
export type WordsOfPicture = { [Name in (typeof filledNames)[number]]?: unknown };

/** A text in one line, or nothing. */
export const textOf = (value: unknown): string =>
  typeof value === 'string' ? value.replaceAll('\n', ' ').trim() : '';

/**
 * The caption, credit and rights that a document takes over from the record of a newly chosen picture. Words that somebody wrote
 * stay. Words that came from the picture before are replaced, because they describe that one.
 *
 * @param fields the fields that the document's picture has.
 */
export const filledWords = (
  written: WordsOfPicture,
  former: WordsOfPicture | null,
  chosen: WordsOfPicture | null,
  fields: readonly string[],
): { [Name in keyof WordsOfPicture]?: string } =>
  Object.fromEntries(
    filledNames.flatMap((name) => {
      const [was, is, next] = [former?.[name], written[name], chosen?.[name]].map(textOf);
      const isOwn = is !== '' && is !== was;
      return fields.includes(name) && !isOwn && next !== is ? [[name, next]] : [];
    }),
  );
