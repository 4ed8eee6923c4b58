/**
 * More marks on one letter are cut: the standard's bound for streams. Engines sort them in quadratic time, ten seconds for
 * a hundred thousand.
 *
 * @see https://www.unicode.org/reports/tr15/#Stream_Safe_Text_Format
 */
const furtherMarks = /(?<=[\p{M}\uff9e\uff9f]{30})[\p{M}\uff9e\uff9f]/gu;

/** A text in one of Unicode's normal forms. */
export const normalized = (text: string, form: 'NFC' | 'NFD' | 'NFKC' | 'NFKD'): string =>
  text.replaceAll(furtherMarks, '').normalize(form);
