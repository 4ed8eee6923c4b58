import { diffWordsWithSpace } from 'diff';
import type { BodyBlock, TextBlock } from '../articles/blocks.ts';
import type { Correction } from './Correction.ts';

/** Added to a block's definitions for each passage that a correction changed. */
export type PassageMark = {
  _type: 'correctedPassage';
  _key: string;
  correctionId: string;
  part: 'struck' | 'inserted';
};

type Part = { part: PassageMark['part'] | 'kept'; text: string };

/** With more changes than this in one passage a reader follows the whole old and new wording more easily. */
const mostParts = 7;

const partsOf = (was: string, is: string): Part[] => {
  const parts = diffWordsWithSpace(was, is).map(
    ({ added, removed, value }): Part => ({
      part: added ? 'inserted' : removed ? 'struck' : 'kept',
      text: value,
    }),
  );
  return parts.length <= mostParts
    ? parts
    : [
        { part: 'struck', text: was },
        { part: 'inserted', text: is },
      ];
};

/** Cuts spans so that a boundary of the block's text falls between two of them. */
const cutAt = (children: TextBlock['children'], boundaries: number[]): TextBlock['children'] => {
  let offset = 0;
  return children.flatMap((child) => {
    const start = offset;
    offset += child.text.length;
    const cuts = boundaries.filter((cut) => cut > start && cut < offset).map((cut) => cut - start);
    return [0, ...cuts].map((from, index) => ({
      ...child,
      _key: cuts.length > 0 ? `${child._key}-${from}` : child._key,
      text: child.text.slice(from, cuts[index]),
    }));
  });
};

const textOf = (block: TextBlock) => block.children.map(({ text }) => text).join('');

/** A block in which the passage `is` stands, with what was struck and inserted marked; null where it does not stand. */
const markBlock = (block: TextBlock, { id, was, is }: { id: string; was: string; is: string }) => {
  const at = textOf(block).indexOf(is);
  if (at < 0 || is === '') return null;
  const parts = partsOf(was, is);
  const boundaries = [at];
  for (const { part, text } of parts)
    if (part !== 'struck') boundaries.push((boundaries.at(-1) ?? at) + text.length);
  const keyOf = (part: PassageMark['part']) => `${id}-${part}`;
  const children: TextBlock['children'] = [];
  let offset = 0;
  let next = 0;
  const strike = () => {
    for (; parts[next]?.part === 'struck'; next += 1)
      children.push({
        _type: 'span',
        _key: `${id}-struck-${next}`,
        text: parts[next]?.text ?? '',
        marks: [keyOf('struck')],
      });
  };
  let partEnd = at;
  for (const child of cutAt(block.children, boundaries)) {
    if (offset < at || offset >= at + is.length) {
      if (offset === at + is.length) strike();
      children.push(child);
      offset += child.text.length;
      continue;
    }
    if (offset === partEnd) {
      if (offset > at) next += 1;
      strike();
      partEnd += parts[next]?.text.length ?? 0;
    }
    const isInserted = parts[next]?.part === 'inserted';
    children.push(isInserted ? { ...child, marks: [...(child.marks ?? []), keyOf('inserted')] } : child);
    offset += child.text.length;
    if (offset === at + is.length) {
      next += 1;
      strike();
    }
  }
  const marks = (['struck', 'inserted'] as const).map(
    (part): PassageMark => ({ _type: 'correctedPassage', _key: keyOf(part), correctionId: id, part }),
  );
  return { ...block, children, markDefs: [...(block.markDefs ?? []), ...marks] };
};

/**
 * The body with each corrected passage marked where it now stands: what was wrong struck, what is right inserted.
 * A correction of another part, without the two wordings, or whose words the story no longer holds, marks nothing;
 * its note still tells of it.
 */
export const markCorrectedPassages = (body: BodyBlock[], corrections: Correction[]): BodyBlock[] =>
  corrections.reduce((blocks, { id, affects, was, is, isSuperseded }) => {
    if (!was || !is || isSuperseded || !affects.includes('body')) return blocks;
    let isMarked = false;
    return blocks.map((block) => {
      if (isMarked || block._type !== 'block') return block;
      const marked = markBlock(block, { id, was, is });
      if (marked === null) return block;
      isMarked = true;
      return marked;
    });
  }, body);
