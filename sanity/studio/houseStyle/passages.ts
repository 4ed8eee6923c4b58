import type { Path } from 'sanity';
import type { Finding } from '../../../lib/houseStyle/Finding.ts';
import { isObject } from '../../../lib/isObject.ts';

type Fields = Record<string, unknown>;
type Span = { _key: string; text: string };

const listIn = (value: unknown): Fields[] => (Array.isArray(value) ? value.filter(isObject) : []);
const byKey = (value: unknown, key: string | null): Fields | undefined =>
  listIn(value).find(({ _key }) => _key === key);

/** Where the text of a finding is stored in the form of its story. `body` are paths within the body. */
export type Passage =
  | { kind: 'field'; path: Path; text: string }
  | { kind: 'paragraph'; block: string; spans: Span[] }
  | { kind: 'inner'; path: Path; text: string }
  | { kind: 'innerParagraph'; path: Path; spans: Span[] };

const spansOf = ({ children }: Fields): Span[] =>
  listIn(children).map(({ _key, text }) => ({
    _key: String(_key),
    text: typeof text === 'string' ? text : '',
  }));

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Where the text of a finding is now, or null if the story no longer has it. */
export const passageOf = (story: Fields, { place }: Pick<Finding, 'place'>): Passage | null => {
  const { path, block, slot } = place;
  if (path === 'body') return inBody(story.body, block, slot);
  if (path === 'caption') {
    const image = isObject(story.leadImage) ? story.leadImage : {};
    return { kind: 'field', path: ['leadImage', slot], text: textOf(image[slot]) };
  }
  if (path === 'keyPoints') {
    const points = Array.isArray(story.keyPoints) ? story.keyPoints : [];
    return { kind: 'field', path: ['keyPoints', Number(slot)], text: textOf(points[Number(slot)]) };
  }
  return { kind: 'field', path: [path], text: textOf(story[path]) };
};

const inBody = (body: unknown, key: string | null, slot: string): Passage | null => {
  if (key === null) return null;
  const block = byKey(body, key);
  if (block?._type === 'block') return { kind: 'paragraph', block: key, spans: spansOf(block) };
  if (block) return inBlock(block, key, slot);
  const box = listIn(body).find((one) => byKey(one.body, key));
  const inner = byKey(box?.body, key);
  return box && inner
    ? {
        kind: 'innerParagraph',
        path: [{ _key: String(box._key) }, 'body', { _key: key }],
        spans: spansOf(inner),
      }
    : null;
};

/** `cell KEY COLUMN`, `date KEY`, `event KEY`, `caption KEY` of a picture, or the name of a field. */
const inBlock = (block: Fields, key: string, slot: string): Passage | null => {
  const [kind, item, column] = slot.split(' ');
  const at: Path = [{ _key: key }];
  if (item === undefined) return { kind: 'inner', path: [...at, slot], text: textOf(block[slot]) };
  if (kind === 'cell') {
    const row = byKey(block.rows, item);
    const cells = Array.isArray(row?.cells) ? row.cells : [];
    const path: Path = [...at, 'rows', { _key: item }, 'cells', Number(column)];
    return { kind: 'inner', path, text: textOf(cells[Number(column)]) };
  }
  const picture = byKey(block.pictures, item);
  if (picture && kind)
    return {
      kind: 'inner',
      path: [...at, 'pictures', { _key: item }, kind],
      text: textOf(picture[kind]),
    };
  const name = kind === 'date' ? 'date' : 'text';
  const event = byKey(block.events, item);
  return { kind: 'inner', path: [...at, 'events', { _key: item }, name], text: textOf(event?.[name]) };
};

/** The whole text of a passage. */
export const wholeText = (passage: Passage): string =>
  'spans' in passage ? passage.spans.map(({ text }) => text).join('') : passage.text;

/** Where a passage is in a text that may have changed since it was found, or null if it is gone. */
export const findRange = (
  text: string,
  { passage, from }: Pick<Finding, 'passage' | 'from'>,
): { from: number; to: number } | null => {
  if (text.startsWith(passage, from)) return { from, to: from + passage.length };
  const places = [text.lastIndexOf(passage, from), text.indexOf(passage, from)].filter((at) => at >= 0);
  const [nearest] = places.toSorted((a, b) => Math.abs(a - from) - Math.abs(b - from));
  return nearest === undefined ? null : { from: nearest, to: nearest + passage.length };
};

type Point = { path: [{ _key: string }, 'children', { _key: string }]; offset: number };

/** The range of a paragraph as the editor selects it. @param offset in the paragraph's text. */
const pointAt = (block: string, spans: readonly Span[], offset: number, isEnd: boolean): Point | null => {
  let before = 0;
  for (const { _key, text } of spans) {
    const end = before + text.length;
    if (offset < end || (offset === end && (isEnd || _key === spans.at(-1)?._key)))
      return { path: [{ _key: block }, 'children', { _key }], offset: offset - before };
    before = end;
  }
  return null;
};

/** A range of a paragraph in the body as a selection of its editor, or null. */
export const selectionOf = (
  { block, spans }: { block: string; spans: readonly Span[] },
  { from, to }: { from: number; to: number },
): { anchor: Point; focus: Point } | null => {
  const [anchor, focus] = [pointAt(block, spans, from, false), pointAt(block, spans, to, true)];
  return anchor && focus && { anchor, focus };
};
