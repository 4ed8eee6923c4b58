import { bodyWithNamedSources, sourceWords } from '../../content/namedSources.ts';
import { isObject } from '../../isObject.ts';
import { languages, titleOf, typesOfWork } from '../../vocabulary.ts';
import { readValue, type StoredStory } from '../changes/readContent.ts';
import { alignItems, type Item } from './alignItems.ts';
import { createTextComparison, type TextComparison } from './compareTexts.ts';
import { itemTexts, referenceIn } from './itemTexts.ts';
import type { ComparedPart, ComparedRow, NameOf } from './StoryComparison.ts';

/** The parts that go live with a draft, in reading order, by the name of their field. */
const partTitles: Record<string, string> = {
  kicker: 'Kicker',
  headline: 'Headline',
  standfirst: 'Standfirst',
  bylines: 'Byline',
  noByline: 'Runs without a byline',
  dateline: 'Dateline',
  leadImage: 'Lead picture',
  body: 'Text',
  summary: 'Summary',
  keyPoints: 'Key points',
  contacts: 'Contacts',
  sources: 'Sources',
  typeOfWork: 'Type of work',
  section: 'Section',
  topics: 'Topics',
  slug: 'Address',
  language: 'Language',
  embargoedUntil: 'Embargo',
};

/** A single value is a list of one. Empty values are none. */
const itemsOf = (value: unknown): Item[] => {
  const list = Array.isArray(value) ? value : [value];
  return list.flatMap((item): Item[] => {
    const content = readValue(item);
    if (content === undefined || content === null || content === '' || content === false) return [];
    const fields = isObject(item) ? item : {};
    return [
      {
        key: typeof fields._key === 'string' ? fields._key : null,
        type: typeof fields._type === 'string' ? fields._type : typeof item,
        content: JSON.stringify(content),
        value: item,
      },
    ];
  });
};

const textOf = (item: Item, nameOf: NameOf): string =>
  itemTexts(item.value, nameOf)
    .map(({ text }) => text)
    .filter(Boolean)
    .join('\n');

type Compared = { before: Item | null; after: Item | null };

type ComparedKind = Extract<ComparedRow, { texts: unknown }>['kind'];

const kindOf = ({ before, after }: Compared): ComparedKind =>
  before && after ? 'changed' : after ? 'added' : 'removed';

const rowOf = (
  { before, after, kind = kindOf({ before, after }) }: Compared & { kind?: ComparedKind },
  compare: TextComparison,
  nameOf: NameOf,
): ComparedRow => {
  const old = before ? itemTexts(before.value, nameOf) : [];
  const current = after ? itemTexts(after.value, nameOf) : [];
  const texts = compare(old, current);
  if (texts.length > 0) return { kind, texts };
  // Nothing that changes is left out, even if it has no words of its own.
  const stored = (item: Item | null) =>
    item ? [{ label: 'Stored value', text: item.content, picture: null }] : [];
  return { kind, texts: compare(stored(before), stored(after)) };
};

const countContents = (items: (Item | null)[]): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const item of items) if (item) counts.set(item.content, (counts.get(item.content) ?? 0) + 1);
  return counts;
};

const take = (counts: Map<string, number>, { content }: Item): boolean => {
  const left = counts.get(content) ?? 0;
  if (left > 0) counts.set(content, left - 1);
  return left > 0;
};

/** Items that were removed in one place, by the item with the same key that was added in another, with other content. */
const findMovedAndChanged = (
  pairs: Compared[],
  gone: Map<string, number>,
  come: Map<string, number>,
): Map<Item, Item> => {
  const removed = new Map<string, Item>();
  for (const { before, after } of pairs)
    if (before?.key && !after && !come.has(before.content)) removed.set(before.key, before);
  const found = new Map<Item, Item>();
  for (const { before, after } of pairs) {
    if (before || !after?.key || gone.has(after.content)) continue;
    const old = removed.get(after.key);
    removed.delete(after.key);
    if (old?.type === after.type) found.set(after, old);
  }
  return found;
};

/**
 * An item that is removed in one place and added in another was moved, also if it was changed. It is shown once, at its
 * new place.
 */
const rowsOf = (was: unknown, is: unknown, compare: TextComparison, nameOf: NameOf): ComparedRow[] => {
  const rows: ComparedRow[] = [];
  const pairs = alignItems(itemsOf(was), itemsOf(is));
  const gone = countContents(pairs.map(({ before, after }) => (after ? null : before)));
  const come = countContents(pairs.map(({ before, after }) => (before ? null : after)));
  const changed = findMovedAndChanged(pairs, gone, come);
  const left = new Set(changed.values());
  for (const pair of pairs) {
    const { before, after } = pair;
    const last = rows.at(-1);
    const old = after && changed.get(after);
    if (after && before === after) {
      if (last?.kind === 'kept') last.count += 1;
      else rows.push({ kind: 'kept', count: 1 });
    } else if (old) rows.push(rowOf({ before: old, after, kind: 'movedAndChanged' }, compare, nameOf));
    else if (after && !before && take(gone, after)) rows.push({ kind: 'moved', text: textOf(after, nameOf) });
    else if (!before || after || !(left.has(before) || take(come, before)))
      rows.push(rowOf(pair, compare, nameOf));
  }
  return rows;
};

/** A stored value by its name in the lists of Studio's form: `Deutsch` for `de`. */
const titled = (list: readonly { value: string; title: string }[], value: unknown): unknown =>
  typeof value === 'string' ? titleOf(list, value) : value;

/** With the names of language and type of work, and notes that say which source they name: `1, A report, The Ministry`. */
const named = (story: StoredStory): StoredStory => ({
  ...story,
  language: titled(languages, story.language),
  typeOfWork: titled(typesOfWork, story.typeOfWork),
  body: bodyWithNamedSources(story, (source, index) => `${index + 1}, ${sourceWords(source)}`),
});

/**
 * Everything that differs between two versions of a story: for each part its changed items, word by word, and the
 * number of unchanged ones between them. Takes linear time: beyond 200,000 changed characters, texts are shown whole.
 *
 * @param nameOf the name of a referenced person, topic or picture.
 */
export const compareStories = (before: StoredStory, after: StoredStory, nameOf: NameOf): ComparedPart[] => {
  const compare = createTextComparison();
  const [was, is] = [before, after].map(named);
  return Object.entries(partTitles).flatMap(([name, title]) => {
    const rows = rowsOf(was?.[name], is?.[name], compare, nameOf);
    return rows.some(({ kind }) => kind !== 'kept') ? [{ name, title, rows }] : [];
  });
};

/** The ids of the documents that either version references, for `nameOf`. */
export const referencesIn = (...stories: StoredStory[]): string[] => {
  const ids = new Set<string>();
  const collect = (value: unknown): void => {
    const reference = referenceIn(value);
    if (reference) ids.add(reference);
    else if (Array.isArray(value)) value.forEach(collect);
    else if (isObject(value)) Object.values(value).forEach(collect);
  };
  for (const story of stories) for (const name of Object.keys(partTitles)) collect(story[name]);
  return [...ids];
};
