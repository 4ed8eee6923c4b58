/** A place in a text, counted from 1, as editors of text count. */
export type Place = { line: number; column: number };

export const beginning: Place = { line: 1, column: 1 };

/** The place behind a text that begins at a place. */
export const behind = ({ line, column }: Place, text: string, length = text.length): Place => {
  let lines = 0;
  let last = -1;
  for (let at = text.indexOf('\n'); at >= 0 && at < length; at = text.indexOf('\n', at + 1)) {
    lines += 1;
    last = at;
  }
  return lines === 0 ? { line, column: column + length } : { line: line + lines, column: length - last };
};

export const placeWords = ({ line, column }: Place): string =>
  `line ${line.toLocaleString('en')}, column ${column.toLocaleString('en')}`;
