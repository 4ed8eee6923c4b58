import type { PullQuoteBlock } from '../../../lib/content/blocks.ts';

/** Quotations from elsewhere, such as imported stories, may have their own marks. */
const hasMarks = (quote: string) => /^\s*["“”„‟«»‹›‘’‚]/.test(quote);

/** A quote from the story, with the quotation marks of its language. */
export const PullQuote = ({ block: { quote, attribution } }: { block: PullQuoteBlock }) => (
  <figure className="pull">
    <blockquote>
      <p className={hasMarks(quote) ? undefined : 'quoted'}>{quote}</p>
    </blockquote>
    {attribution && <figcaption>{attribution}</figcaption>}
  </figure>
);
