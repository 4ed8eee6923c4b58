type Block = {
  children?: { text?: string; marks?: string[] }[];
  markDefs?: { _key: string; part?: unknown }[] | null;
} | null;

/** Words struck by a correction are shown but are not part of the text. */
const currentSpans = ({ children, markDefs }: NonNullable<Block>) => {
  const struck = new Set((markDefs ?? []).filter(({ part }) => part === 'struck').map(({ _key }) => _key));
  return (children ?? []).filter(({ marks = [] }) => !marks.some((mark) => struck.has(mark)));
};

/** Portable Text without marks, one line per block: for identifiers, excerpts and search. */
export const plainText = (blocks: unknown): string =>
  (Array.isArray(blocks) ? blocks : [])
    .flatMap((block: Block) =>
      block && Array.isArray(block.children)
        ? [
            currentSpans(block)
              .map(({ text }) => text ?? '')
              .join(''),
          ]
        : [],
    )
    .join('\n');
