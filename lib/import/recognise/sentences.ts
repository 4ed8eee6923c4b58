/** A complete sentence: it ends as one, and has words in lower case, which names and labels have not. */
export const isSentence = (text: string): boolean =>
  /[.!?…。！？؟]["”’»)]*$/u.test(text) &&
  (/[\p{Lo}]{4}/u.test(text) || (text.match(/(?<=\s)\p{Ll}[\p{L}’']*/gu)?.length ?? 0) >= 2);
