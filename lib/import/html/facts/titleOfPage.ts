import { comparable } from '../../recognise/comparable.ts';

/** Titles in scripts without spaces have none around their separators. */
const separator = / [|–—·•»«›:~/-] | ?\| ?|: (?=\S)|_(?=[^_]*[\p{Lo}])|(?<=[\p{Lo}」』）]):(?=\S)/gu;

type Known = { outlet: string | null; host: string | null; headings: string[] };

/**
 * The title of the window without the newspaper's name: the part that is a heading of the page; else what is left
 * without the name; else all before the last separator, if that is most of it.
 */
export const titleOfPage = (title: string, { outlet, host, headings }: Known): string => {
  const heading = headings.find((text) => comparable(text).length > 3 && contains(title, text));
  if (heading) return heading;
  const at = [...title.matchAll(separator)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
  const site = [outlet, host].flatMap((name) => (name ? [squeezed(name)] : []));
  for (const { start, end } of at.toReversed())
    if (site.some((name) => isSame(squeezed(title.slice(end)), name))) return title.slice(0, start).trim();
  for (const { start, end } of at)
    if (site.some((name) => isSame(squeezed(title.slice(0, start)), name))) return title.slice(end).trim();
  const last = at.filter(({ start, end }) => !/^:/.test(title.slice(start, end).trim())).at(-1);
  if (!last) return title;
  const [before, after] = [title.slice(0, last.start).trim(), title.slice(last.end).trim()];
  return wordCount(before) >= 3 && wordCount(after) <= 4 && wordCount(before) > wordCount(after)
    ? before
    : title;
};

const contains = (title: string, heading: string): boolean =>
  ` ${comparable(title)} `.includes(` ${comparable(heading)} `) &&
  comparable(heading).length >= comparable(title).length / 3;

const squeezed = (text: string): string => comparable(text).replaceAll(' ', '');

/** `shorepaper` is the name of `shorepaper.example`. */
const isSame = (part: string, name: string): boolean =>
  part.length >= 2 &&
  (part === name || (name.length > 4 && part.length > 4 && (name.startsWith(part) || part.startsWith(name))));

const wordCount = (text: string): number => text.split(/\s+/).filter(Boolean).length;
