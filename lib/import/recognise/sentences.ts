/** True for a text that ends with a full stop or another end of a sentence. */
export const endsAsSentence = (text: string): boolean => /[.!?…。！？؟]["”’»)]*$/u.test(text);

/** A complete sentence: it ends as one, and has words in lower case, which names and labels have not. */
export const isSentence = (text: string): boolean =>
  endsAsSentence(text) &&
  (/[\p{Lo}]{4}/u.test(text) || (text.match(/(?<=\s)\p{Ll}[\p{L}’']*/gu)?.length ?? 0) >= 2);
