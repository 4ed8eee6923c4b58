import type { TargetDocument } from '../../../../lib/archive/mapping/MappedNames.ts';

export type Path = string[];
export type Facts = Record<string, unknown>;

type Loose = Record<string, unknown>;

const isLoose = (value: unknown): value is Loose => typeof value === 'object' && value !== null;
const list = (value: unknown): Loose[] => (Array.isArray(value) ? value.filter(isLoose) : []);

/** A stored story, or what a query answers of one, with its references by name. */
export const withNames = (story: Loose, targets: TargetDocument[]): Facts => {
  const byId = new Map<unknown, Loose>(targets.map((target) => [target._id, target]));
  const resolved = (reference: unknown): Loose =>
    isLoose(reference) ? (byId.get(reference._ref) ?? reference) : {};
  const nameOf = (one: unknown): unknown => resolved(one).title ?? resolved(one).name ?? null;
  const { slug } = story;
  return {
    ...story,
    slug: isLoose(slug) ? slug.current : slug,
    firstPublishedAt: story.firstPublishedAt ?? story.publishedAt,
    section: nameOf(story.section),
    topics: list(story.topics).map(nameOf),
    bylines: list(story.bylines).map(nameOf),
    contacts: list(story.contacts)
      .map(resolved)
      .flatMap(({ channels }) => list(channels)),
  };
};

const bodyTypes = new Set([
  ...['block', 'image', 'gallery', 'video', 'audio', 'pullQuote', 'factBox', 'table', 'timeline'],
  ...['relatedStory', 'embed'],
]);

/** All values at a place, without keys and without what is not set. */
export const valuesAt = (story: Facts, path: Path): unknown[] => {
  const [first = '', type = '', ...rest] = path;
  if (first !== 'body') return below([story], path);
  const blocks = list(story.body).filter(({ _type }) => _type === type);
  if (!bodyTypes.has(type)) throw new Error(`${type} is no part of a body that this test knows.`);
  if (type === 'block') return textsOf(blocks, rest[0] ?? '', list(story.sources));
  if (rest.join() === 'article') return blocks.map(addressOf);
  if (fileFields.has(rest.join())) return blocks.flatMap((block) => fileIn(block[rest.join()]) ?? []);
  return below(blocks, rest);
};

const below = (from: unknown[], path: Path): unknown[] => {
  let values = from;
  for (const step of path)
    values = values.flatMap((value) => {
      const inner = isLoose(value) ? value[step] : undefined;
      return Array.isArray(inner) ? inner : [inner ?? null];
    });
  return values.map(plain).filter((value) => value !== null);
};

const plain = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(plain);
  if (!isLoose(value)) return value;
  if (value._type === 'block') return segmentsOf(value, []);
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name, inner]) => !name.startsWith('_') && inner !== null)
      .map(([name, inner]) => [name, plain(inner)]),
  );
};

const fileFields = new Set(['file', 'captions', 'poster']);

/** The name of the file that a query answers, or of its stored asset. */
const fileIn = (value: unknown): string | null => {
  if (!isLoose(value)) return null;
  const { url, asset } = value;
  const named = url ?? (isLoose(asset) ? (asset.url ?? asset._ref) : null);
  return typeof named === 'string'
    ? (named
        .split('/')
        .at(-1)
        ?.replace(/^(?:file|image)-/, '') ?? null)
    : null;
};

/** The address of the story that a block leads to, or its id here. */
const addressOf = ({ story, article }: Loose): unknown =>
  isLoose(article) ? String(article._ref).match(/articles_(\w+)$/)?.[1] : isLoose(story) ? story.slug : null;

type Segment = { text: string; marks: string[] };

const segmentsOf = ({ children, markDefs }: Loose, sources: Loose[]): Segment[] => {
  const words = new Map(
    list(markDefs).map(({ _key, _type, href, source }) => [
      _key,
      _type === 'link' ? `link ${href}` : `sourceNote ${outletOf(source, sources)}`,
    ]),
  );
  const segments: Segment[] = [];
  for (const { text, marks } of list(children)) {
    const said = (Array.isArray(marks) ? marks : [])
      .map((mark) => words.get(mark) ?? String(mark))
      .toSorted();
    const last = segments.at(-1);
    if (last && last.marks.join() === said.join()) last.text += String(text);
    else segments.push({ text: String(text), marks: said });
  }
  return segments;
};

const outletOf = (key: unknown, sources: Loose[]): unknown =>
  sources.find(({ _key }) => _key === key)?.outlet;

const textsOf = (blocks: Loose[], part: string, sources: Loose[]): unknown[] =>
  blocks.flatMap((block): unknown[] => {
    const { style, listItem, level } = block;
    const segments = segmentsOf(block, sources);
    const text = segments.map((one) => one.text).join('');
    if (listItem) return listItem === part ? [[level, text]] : marked(segments, part);
    return style === part ? [text] : marked(segments, part);
  });

const marked = (segments: Segment[], part: string): unknown[] =>
  segments.flatMap(({ text, marks }) => {
    const mark = marks.find((one) => one === part || one.startsWith(`${part} `));
    return mark === undefined ? [] : [[mark, text]];
  });
