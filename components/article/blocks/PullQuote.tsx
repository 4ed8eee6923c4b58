import type { PullQuoteBlock } from '../../../lib/content/blocks.ts';

/** A quote from the story. */
export const PullQuote = ({ block: { quote, attribution } }: { block: PullQuoteBlock }) => (
  <figure className="pull">
    <blockquote>
      <p>{quote}</p>
    </blockquote>
    {attribution && <figcaption>{attribution}</figcaption>}
  </figure>
);
