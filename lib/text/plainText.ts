/** The words of Portable Text without any mark, a line for each block: for identifiers, excerpts and searches. */
export const plainText = (blocks: unknown): string =>
  (Array.isArray(blocks) ? blocks : [])
    .flatMap((block: { children?: { text?: string }[] }) =>
      Array.isArray(block?.children) ? [block.children.map(({ text }) => text ?? '').join('')] : [],
    )
    .join('\n');
