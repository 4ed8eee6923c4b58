import type { BodyBlock, SourceNote, TextBlock } from '../../content/blocks.ts';

type Noted = {
  body: BodyBlock[];
  /** The anchors of the notes of each source. */
  notes: string[][];
};

const isNote = ({ _type }: { _type: string }): boolean => _type === 'sourceNote';

/**
 * Replaces marks of passages that rely on a source by the number of the source after the passage.
 *
 * @param keys of the sources, in the order of the list. A key that is there twice names none.
 */
export const withSourceNotes = (body: BodyBlock[], keys: (string | null)[]): Noted => {
  const notes: string[][] = keys.map(() => []);
  let count = 0;

  const noteFor = (key: string): SourceNote[] => {
    const index = keys.indexOf(key);
    if (index < 0 || keys.lastIndexOf(key) !== index) return [];
    count += 1;
    const anchor = `source-note-${count}`;
    notes[index]?.push(anchor);
    return [{ _type: 'sourceNote', _key: anchor, text: '', number: index + 1, anchor }];
  };

  const inBlock = (block: TextBlock): TextBlock => {
    const sourceOf = new Map(
      (block.markDefs ?? []).filter(isNote).map(({ _key, source }) => [_key, source ?? '']),
    );
    if (sourceOf.size === 0) return block;
    const endsAt = new Map(
      block.children.flatMap(({ marks = [] }, index) => marks.map((mark): [string, number] => [mark, index])),
    );
    return {
      ...block,
      markDefs: (block.markDefs ?? []).filter((definition) => !isNote(definition)),
      children: block.children.flatMap((child, index) => [
        { ...child, marks: (child.marks ?? []).filter((mark) => !sourceOf.has(mark)) },
        // A passage of several spans has one number, after the last.
        ...[...sourceOf].flatMap(([mark, key]) => (endsAt.get(mark) === index ? noteFor(key) : [])),
      ]),
    };
  };

  return {
    body: body.map((block) => {
      if (block._type === 'block') return inBlock(block);
      return block._type === 'factBox' ? { ...block, body: block.body.map(inBlock) } : block;
    }),
    notes,
  };
};
