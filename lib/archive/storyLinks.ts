import type { Block } from '../pasting/Block.ts';

/** Stands for the address of another story of the archive, which is known as soon as its document is made. */
const place = 'http://archive-story.invalid/';

export const linkToStory = (key: string): string => place + encodeURIComponent(key);

/** @param addressOf the address of a story here by its key. */
export const withStoryLinks = (block: Block, addressOf: (key: string) => string | null): Block => {
  const { markDefs } = block;
  if (!Array.isArray(markDefs)) return block;
  return {
    ...block,
    markDefs: markDefs.map((mark: { href?: unknown }) => {
      const { href } = mark;
      if (typeof href !== 'string' || !href.startsWith(place)) return mark;
      return { ...mark, href: addressOf(decodeURIComponent(href.slice(place.length))) ?? '/' };
    }),
  };
};
