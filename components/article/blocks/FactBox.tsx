import { PortableText } from '@portabletext/react';
import type { FactBoxBlock } from '../../../lib/content/blocks.ts';
import type { Site } from '../../../lib/site.ts';
import { wordsOf } from '../../../lib/words/wordsOf.ts';
import { textComponents } from './TextBlocks.tsx';

/** A box with background information. */
export const FactBox = ({ block, site }: { block: FactBoxBlock; site: Site }) => {
  const title = block.title ?? wordsOf(site)('blocks.background');
  return (
    <aside className="facts" aria-label={title}>
      <h2>{title}</h2>
      <PortableText value={block.body} components={textComponents(new Map(), site)} />
    </aside>
  );
};
