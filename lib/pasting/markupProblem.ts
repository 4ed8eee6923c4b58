/** Pictures in the markup do not count. A book has about a million characters. */
const maxMarkupCharacters = 3_000_000;
/** With the pictures, which are in memory several times while they are read. */
const maxClipboardCharacters = 100_000_000;
/** Browsers take quadratic time to parse what is nested deeper. */
const maxDepth = 1_000;

/** Why the HTML of a clipboard would take too long to read, as text for people, or null. Each character is read once. */
export const markupProblem = (html: string): string | null => {
  const size = html.length > maxClipboardCharacters ? html.length : html.length - pictureCharacters(html);
  if (size > maxMarkupCharacters)
    return `The clipboard has ${(size / 1_000_000).toFixed(1)} million characters of formatted text. At most ${maxMarkupCharacters / 1_000_000} million fit in one paste.`;
  return isTooDeep(html) ? 'The text on the clipboard is nested too deeply to be read.' : null;
};

/** The length of the pictures that are in the markup. */
export const pictureCharacters = (html: string): number => {
  const beginning = '"data:image/';
  let sum = 0;
  for (let at = html.indexOf(beginning); at >= 0; at = html.indexOf(beginning, at + 1)) {
    const end = html.indexOf('"', at + 1);
    if (end < 0) return sum;
    sum += end - at;
    at = end;
  }
  return sum;
};

/** Elements that need no end tag do not nest without one that does. */
const withoutEnd = new Set(
  'area base br col embed hr img input link meta source track wbr p li dt dd td th tr tbody thead tfoot colgroup option'.split(
    ' ',
  ),
);
const maxNameCharacters = 20;

const isTooDeep = (html: string): boolean => {
  let depth = 0;
  for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at + 1)) {
    const isEnd = html[at + 1] === '/';
    const start = isEnd ? at + 2 : at + 1;
    const name = /^[a-z][a-z0-9:]*/i.exec(html.slice(start, start + maxNameCharacters))?.[0].toLowerCase();
    if (!name || withoutEnd.has(name)) continue;
    depth = isEnd ? Math.max(0, depth - 1) : depth + 1;
    if (depth > maxDepth) return true;
  }
  return false;
};
