import { comparable } from '../../import/recognise/comparable.ts';
import type { Block } from '../../pasting/Block.ts';
import { plainText } from '../../text/plainText.ts';

/**
 * A text without the headline above it, as a heading or a plain paragraph: the story has it already. One with a link
 * stays, and so does a text of nothing else.
 */
export const withoutHeadline = (blocks: Block[], headline: string): Block[] => {
  const at = blocks.findIndex(({ _type }) => _type !== 'image');
  const first = blocks[at];
  if (first?._type !== 'block' || first.listItem || first.style === 'blockquote') return blocks;
  if (Array.isArray(first.markDefs) && first.markDefs.length > 0) return blocks;
  const isHeadline = headline !== '' && comparable(plainText([first])) === comparable(headline);
  const isFollowed = blocks.slice(at + 1).some(({ _type }) => _type === 'block');
  return isHeadline && isFollowed ? blocks.toSpliced(at, 1) : blocks;
};
