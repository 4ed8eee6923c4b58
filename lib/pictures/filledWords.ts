/** The words of a picture in a document, or in its record. */
export type WordsOfPicture = { caption?: unknown; credit?: unknown };

const names = ['caption', 'credit'] as const;

const textOf = (value: unknown): string =>
  typeof value === 'string' ? value.replaceAll('\n', ' ').trim() : '';

/**
 * The caption and credit that a document takes over from the record of a newly chosen picture. Words that somebody wrote
 * stay. Words that came from the picture before are replaced, because they describe that one.
 *
 * @param fields the fields that the document's picture has.
 */
export const filledWords = (
  written: WordsOfPicture,
  former: WordsOfPicture | null,
  chosen: WordsOfPicture | null,
  fields: readonly string[],
): { caption?: string; credit?: string } =>
  Object.fromEntries(
    names.flatMap((name) => {
      const [was, is, next] = [former?.[name], written[name], chosen?.[name]].map(textOf);
      const isOwn = is !== '' && is !== was;
      return fields.includes(name) && !isOwn && next !== is ? [[name, next]] : [];
    }),
  );
