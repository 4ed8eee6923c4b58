export type ListMarker = {
  item: 'bullet' | 'number';
  /** The number of a numbered item. */
  number: number | null;
  /** Columns in front of the marker. */
  indent: number;
  /** The characters up to the text. */
  length: number;
};

const bullets = new Set('-*•‣◦▪●○·');
const columnsOfTab = 4;
const maxDigits = 3;

/** The marker that somebody typed in front of a line: “- ”, “* ”, “• ”, “1. ” or “1) ”. Null if there is none, or no text. */
export const listMarkerOf = (line: string): ListMarker | null => {
  const text = line.trimStart();
  const spaces = line.slice(0, line.length - text.length);
  const indent = [...spaces].reduce((columns, space) => columns + (space === '\t' ? columnsOfTab : 1), 0);
  const digits = bullets.has(text[0] ?? '')
    ? ''
    : (/^\d+(?=[.)])/.exec(text.slice(0, maxDigits + 1))?.[0] ?? '');
  if (digits === '' && !bullets.has(text[0] ?? '')) return null;
  const after = text.slice(digits.length + 1);
  const content = after.trimStart();
  if (content === '' || content === after) return null;
  return {
    item: digits === '' ? 'bullet' : 'number',
    number: digits === '' ? null : Number(digits),
    indent,
    length: line.length - content.length,
  };
};
