/** Normalises case, quotes, dashes and spaces, in which copies of a headline differ. */
export const comparable = (text: string): string =>
  text
    .normalize('NFKD')
    // One by one: engines keep a step of the stack for each sign that a pattern repeats.
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
