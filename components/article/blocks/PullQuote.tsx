import type { PullQuoteBlock } from '../../../lib/articles/blocks.ts';

/** Words of the story lifted out of it. */
export const PullQuote = ({ block: { quote, attribution } }: { block: PullQuoteBlock }) => (
  <figure className="pull">
    <blockquote>
      <p>{quote}</p>
    </blockquote>
    {attribution && <figcaption>{attribution}</figcaption>}
  </figure>
);
