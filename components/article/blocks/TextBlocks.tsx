import type { PortableTextComponents } from '@portabletext/react';
import type { PortableTextBlock } from '@portabletext/types';
import { sourceAnchor } from '../../../lib/addresses.ts';
import type { SourceNote } from '../../../lib/content/blocks.ts';
import type { PassageMark } from '../../../lib/corrections/passages/markCorrectedPassages.ts';
import type { Site } from '../../../lib/site.ts';
import type { Heading } from '../../../lib/text/headings.ts';
import { wordsOf } from '../../../lib/words/wordsOf.ts';
import { CorrectedPassage, CorrectionTick } from './Passages.tsx';

const isPassage = (mark: { _type: string }): mark is PassageMark => mark._type === 'correctedPassage';

/** The corrections of passages in a block. */
const correctionsOf = ({ markDefs = [] }: PortableTextBlock): string[] => [
  ...new Set(markDefs.filter(isPassage).map(({ correctionId }) => correctionId)),
];

type TicksProps = { block: PortableTextBlock; site: Site };

const CorrectionTicks = ({ block, site }: TicksProps) =>
  correctionsOf(block).map((id) => <CorrectionTick key={id} correctionId={id} site={site} />);

const corrected = (block: PortableTextBlock) => (correctionsOf(block).length > 0 ? 'corrected' : undefined);

/** The number of a source, which leads to it in the list of sources. */
const SourceNoteLink = ({ value: { number, anchor }, site }: { value: SourceNote; site: Site }) => (
  <sup className="source-note">
    <a
      id={anchor}
      href={`#${sourceAnchor(number)}`}
      aria-label={wordsOf(site)('story.sourceNumber', { number })}
    >
      {number}
    </a>
  </sup>
);

const isOutside = (href: string) => /^https?:/.test(href);
/** Allowed link targets; other links, such as `javascript:`, become plain text. */
const isSafe = (href: string) => /^(https?:|mailto:|tel:|\/|#)/i.test(href);

/** Renderers of text blocks: paragraphs, headings with anchors, quotes, lists, links, corrected passages. */
export const textComponents = (anchors: Map<string, Heading>, site: Site): PortableTextComponents => {
  const idOf = ({ _key }: PortableTextBlock) => anchors.get(_key ?? '')?.id;
  return {
    block: {
      normal: ({ value, children }) => (
        <p className={corrected(value)}>
          {children}
          <CorrectionTicks block={value} site={site} />
        </p>
      ),
      h2: ({ value, children }) => (
        <h2 id={idOf(value)} className={corrected(value)}>
          {children}
          <CorrectionTicks block={value} site={site} />
        </h2>
      ),
      h3: ({ value, children }) => (
        <h3 id={idOf(value)} className={corrected(value)}>
          {children}
          <CorrectionTicks block={value} site={site} />
        </h3>
      ),
      blockquote: ({ value, children }) => (
        <blockquote className={corrected(value)}>
          <p>
            {children}
            <CorrectionTicks block={value} site={site} />
          </p>
        </blockquote>
      ),
    },
    listItem: ({ value, children }) => (
      <li className={corrected(value)}>
        {children}
        <CorrectionTicks block={value} site={site} />
      </li>
    ),
    types: {
      sourceNote: ({ value }: { value: SourceNote }) => <SourceNoteLink value={value} site={site} />,
    },
    marks: {
      link: ({ value, children }) => {
        const href = String(value?.href ?? '');
        if (!isSafe(href)) return <>{children}</>;
        return (
          <a href={href} rel={isOutside(href) ? 'external noopener' : undefined}>
            {children}
          </a>
        );
      },
      correctedPassage: CorrectedPassage,
    },
  };
};
