type Block = {
  children?: { text?: string; marks?: string[] }[];
  markDefs?: { _key: string; part?: unknown }[] | null;
} | null;

/** What a correction struck is shown, and is no part of the text any more. */
const currentSpans = ({ children, markDefs }: NonNullable<Block>) => {
  const struck = new Set((markDefs ?? []).filter(({ part }) => part === 'struck').map(({ _key }) => _key));
  return (children ?? []).filter(({ marks = [] }) => !marks.some((mark) => struck.has(mark)));
};

/** The words of Portable Text without any mark, a line for each block: for identifiers, excerpts and searches. */
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
