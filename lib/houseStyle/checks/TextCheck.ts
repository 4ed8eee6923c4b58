import type { Finding } from '../Finding.ts';
import type { ReadersText } from '../readersTexts.ts';
import type { Token } from '../words/tokensOf.ts';

/** A text and its words. */
export type ReadText = { text: ReadersText; tokens: Token[] };

type Range = { from: number; to: number };
type Said = Pick<Finding, 'kind' | 'why' | 'instead'> & { topic?: string };

/** A finding that does not keep a story from being published. Its topic is its passage, unless another one is given. */
export const findingIn = (
  { path, block, slot, text }: ReadersText,
  { from, to }: Range,
  said: Said,
): Finding => {
  const passage = text.slice(from, to);
  return {
    place: { path, block, slot },
    from,
    to,
    passage,
    blocks: false,
    ...said,
    topic: said.topic ?? passage.toLowerCase(),
  };
};
