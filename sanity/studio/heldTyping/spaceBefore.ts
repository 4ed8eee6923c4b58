const lastWordOf = (text: string): string => text.split(/\s/u).at(-1) ?? '';
/** Punctuation stands at the word before it. These scripts have no spaces between words. */
const beginsWord =
  /^(?!\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Thai})[\p{L}\p{N}“‘"'(]/u;
const opens = /[([“‘/\-–—]$/u;

/**
 * A space if words would otherwise run into a text that is not the one behind which they were typed.
 *
 * @param text before the words now. @param typedAfter the text before them when they were typed.
 */
export const spaceBefore = (words: string, text: string, typedAfter: string): '' | ' ' => {
  const last = lastWordOf(text);
  return last === '' || last === lastWordOf(typedAfter) || opens.test(last) || !beginsWord.test(words)
    ? ''
    : ' ';
};
