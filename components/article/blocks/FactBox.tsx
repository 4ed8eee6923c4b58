import { PortableText } from '@portabletext/react';
import type { FactBoxBlock } from '../../../lib/content/blocks.ts';
import type { Site } from '../../../lib/site.ts';
import { textComponents } from './TextBlocks.tsx';

/** A box with background information. */
export const FactBox = ({ block, site }: { block: FactBoxBlock; site: Site }) => (
  <aside className="facts" aria-label={block.title}>
    <h2>{block.title}</h2>
    <PortableText value={block.body} components={textComponents(new Map(), site)} />
  </aside>
);
