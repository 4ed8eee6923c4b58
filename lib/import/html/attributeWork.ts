/**
 * The sum over all tags of the square of the number of their attributes, at least: words in a tag that are no value. Each
 * character is looked at a few times.
 */
export const attributeWork = (html: string): number => {
  let work = 0;
  for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at)) {
    at += 1;
    if (!isLetter(html.charCodeAt(at))) continue;
    const tag = readTag(html, at);
    work += tag.attributes * tag.attributes;
    at = tag.isRaw ? endOfRaw(html, tag.end) : tag.end;
  }
  return work;
};

const isLetter = (code: number): boolean => (code | 32) >= 97 && (code | 32) <= 122;

const space = new Set([9, 10, 12, 13, 32, 47]);
const [quote, apostrophe, equals, end] = [34, 39, 61, 62];

type Tag = { attributes: number; end: number; isRaw: boolean };

/** By the states of the standard: a quotation mark counts after an equals sign alone. */
const readTag = (html: string, start: number): Tag => {
  let [attributes, at] = [0, start];
  let isBetween = false;
  let isValue = false;
  for (; at < html.length; at += 1) {
    const code = html.charCodeAt(at);
    if (code === end) break;
    if (space.has(code)) {
      if (!isValue) isBetween = true;
    } else if (isValue) {
      at = endOfValue(html, at, code);
      isValue = false;
      isBetween = true;
    } else if (code === equals && attributes > 0) {
      isValue = true;
    } else if (isBetween) {
      attributes += 1;
      isBetween = false;
    }
  }
  return {
    attributes,
    end: at,
    isRaw: /^(?:script|style)\b/i.test(html.slice(start, start + maxNameCharacters)),
  };
};

const maxNameCharacters = 8;

/** The last character of a value. */
const endOfValue = (html: string, at: number, first: number): number => {
  if (first === quote || first === apostrophe) {
    const close = html.indexOf(first === quote ? '"' : "'", at + 1);
    return close < 0 ? html.length : close;
  }
  let last = at;
  while (last + 1 < html.length && !isEndOfWord(html.charCodeAt(last + 1))) last += 1;
  return last;
};

const isEndOfWord = (code: number): boolean => code === end || (space.has(code) && code !== 47);

/** The content of a script or style has no tags. */
const endOfRaw = (html: string, from: number): number => {
  const close = html.indexOf('</s', from);
  const other = html.indexOf('</S', from);
  const first = close < 0 ? other : other < 0 ? close : Math.min(close, other);
  return first < 0 ? html.length : first;
};
