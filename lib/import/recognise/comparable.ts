const marks = /[\p{M}\uff9e\uff9f]/gu;

/** Normalises case, quotes, dashes and spaces, in which copies of a headline differ. */
export const comparable = (text: string): string =>
  text
    // Before engines sort the marks of a letter, which takes quadratic time. One by one: they keep a step of the stack for
    // each sign that a pattern repeats.
    .replaceAll(marks, '')
    .normalize('NFKD')
    .replaceAll(marks, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
