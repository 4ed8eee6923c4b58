/**
 * The invisible characters that a preview appends to a text to say which field it comes from. Readers' texts have none:
 * no language joins words by so many of them.
 *
 * @see https://www.sanity.io/docs/visual-editing/stega
 */
const marks = /[\u200B-\u200D\uFEFF]{8,}/g;

/** A text without its edit marks, such as to count its characters. */
export const withoutEditMarks = (text: string): string => text.replaceAll(marks, '');

/** The edit marks of the first text that has some, without its words; empty for readers. */
export const editMarksOf = (...texts: (string | null)[]): string =>
  texts.map((text) => text?.match(marks)?.[0] ?? '').find((found) => found !== '') ?? '';
