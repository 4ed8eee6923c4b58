import type { BodyBlock, SourceNote, TextBlock } from '../../content/blocks.ts';
import { indexesOfUnique } from '../../content/indexesOfUnique.ts';

type Noted = {
  body: BodyBlock[];
  /** The anchors of the notes of each source. */
  notes: string[][];
};

const isNote = ({ _type }: { _type: string }): boolean => _type === 'sourceNote';

/** Words that a correction struck interrupt no passage. */
const isStruck = (definition: { _type: string; part?: string }): boolean => definition.part === 'struck';

/**
 * Replaces marks of passages that rely on a source by the number of the source after the passage. A run of text that
 * names a source has one number, whatever its marks: the content of a story is compared by the same rule.
 *
 * @param keys of the sources, in the order of the list. A key that is there twice names none.
 * @see bodyWithNamedSources
 */
export const withSourceNotes = (body: BodyBlock[], keys: (string | null)[]): Noted => {
  const notes: string[][] = keys.map(() => []);
  let count = 0;

  const indexOf = indexesOfUnique(keys);
  const noteFor = (index: number, length: number): SourceNote => {
    count += 1;
    // No heading's anchor has this form.
    const anchor = `note_${count}`;
    notes[index]?.push(anchor);
    return { _type: 'sourceNote', _key: anchor, text: '', number: index + 1, anchor, length };
  };

  const inBlock = (block: TextBlock): TextBlock => {
    const definitions = block.markDefs ?? [];
    const sourceOf = new Map(
      definitions.filter(isNote).map(({ _key, source }) => [_key, indexOf.get(source ?? '') ?? -1]),
    );
    if (sourceOf.size === 0) return block;
    const struck = new Set(definitions.filter(isStruck).map(({ _key }) => _key));
    const sourcesOf = ({ marks = [] }: { marks?: string[] }): number[] => [
      ...new Set(marks.flatMap((mark) => sourceOf.get(mark) ?? []).filter((index) => index >= 0)),
    ];
    const isRead = ({ text, marks = [] }: { text: string; marks?: string[] }): boolean =>
      text !== '' && !marks.some((mark) => struck.has(mark));
    const read = block.children.filter(isRead);
    const lengths = new Map<number, number>();
    const positions = new Map(read.map((child, position) => [child, position]));
    return {
      ...block,
      markDefs: definitions.filter((definition) => !isNote(definition)),
      children: block.children.flatMap((child) => {
        const plain = { ...child, marks: (child.marks ?? []).filter((mark) => !sourceOf.has(mark)) };
        const position = positions.get(child);
        if (position === undefined) return [plain];
        const next = read[position + 1];
        const goOn = new Set(next ? sourcesOf(next) : []);
        const own = sourcesOf(child);
        for (const index of own) lengths.set(index, (lengths.get(index) ?? 0) + child.text.length);
        const ended = own.filter((index) => !goOn.has(index)).toSorted((a, b) => a - b);
        return [
          plain,
          ...ended.map((index) => {
            const length = lengths.get(index) ?? 0;
            lengths.delete(index);
            return noteFor(index, length);
          }),
        ];
      }),
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
