/** `<!-- wp:block {"ref":900} /-->`. WordPress escapes `<` and `>` in what follows the number. */
const reference = /<!-- wp:block \{"ref":(\d{1,12})[^<>]*\/-->/g;

/** Shared blocks can stand in shared blocks. */
const maxDepth = 4;
const maxPlaces = 100;

/**
 * Puts the blocks that posts share into their places. A reference stays if the export does not have the block, if it
 * stands in itself, and beyond the bounds.
 */
export const placeSharedBlocks = (content: string, blocks: ReadonlyMap<string, string>): string => {
  let places = 0;
  const fill = (text: string, inside: string[]): string =>
    text.replaceAll(reference, (whole, id: string) => {
      const block = blocks.get(id);
      const isTooDeep = inside.includes(id) || inside.length === maxDepth;
      if (block === undefined || isTooDeep || places === maxPlaces) return whole;
      places += 1;
      return fill(block, [...inside, id]);
    });
  return fill(content, []);
};
