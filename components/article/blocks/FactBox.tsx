import { PortableText } from '@portabletext/react';
import type { FactBoxBlock } from '../../../lib/content/blocks.ts';
import { textComponents } from './TextBlocks.tsx';

const components = textComponents(new Map());

/** A box with background information. */
export const FactBox = ({ block }: { block: FactBoxBlock }) => (
  <aside className="facts" aria-label={block.title}>
    <h2>{block.title}</h2>
    <PortableText value={block.body} components={components} />
  </aside>
);
