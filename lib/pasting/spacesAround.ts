const isSpace = (character: string | undefined): boolean =>
  character === ' ' || character === '\t' || character === '\u00a0';

type Place = { textBefore: string; textAfter: string };

/**
 * The spaces that separate a pasted text from the words it is pasted between: “Hello” and “ world” are “Hello world”. The
 * text itself is pasted without the spaces at its ends. None is doubled, and none begins a paragraph.
 */
export const spacesAround = (
  text: string,
  { textBefore, textAfter }: Place,
): { before: string; after: string } => {
  const isBegun = textBefore !== '' && !/\s/.test(textBefore.slice(-1));
  const isEnded = text.trim() === '' || /\s/.test(textAfter.slice(0, 1));
  return {
    before: isBegun && isSpace(text.at(0)) ? ' ' : '',
    after: !isEnded && isSpace(text.at(-1)) ? ' ' : '',
  };
};
