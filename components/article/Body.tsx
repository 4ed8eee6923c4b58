import { PortableText, type PortableTextComponents } from '@portabletext/react';
import type {
  BodyBlock,
  EmbedBlock,
  FactBoxBlock,
  ImageBlock,
  PullQuoteBlock,
  RelatedStoryBlock,
  TableBlock,
  TimelineBlock,
} from '../../lib/content/blocks.ts';
import { headingAnchors } from '../../lib/text/headings.ts';
import { Eyebrow, Headline } from '../front/Teaser.tsx';
import { Caption } from '../picture/Caption.tsx';
import { Picture } from '../picture/Picture.tsx';
import { Embed } from './blocks/Embed.tsx';
import { FactBox } from './blocks/FactBox.tsx';
import { PullQuote } from './blocks/PullQuote.tsx';
import { Table } from './blocks/Table.tsx';
import { textComponents } from './blocks/TextBlocks.tsx';
import { Timeline } from './blocks/Timeline.tsx';

const types: PortableTextComponents['types'] = {
  image: ({ value: { picture } }: { value: ImageBlock }) => (
    <figure>
      <Picture picture={picture} sizes="(width < 44rem) 100vw, 40rem" isOwnSize />
      <Caption picture={picture} />
    </figure>
  ),
  pullQuote: ({ value }: { value: PullQuoteBlock }) => <PullQuote block={value} />,
  factBox: ({ value }: { value: FactBoxBlock }) => <FactBox block={value} />,
  table: ({ value }: { value: TableBlock }) => <Table block={value} />,
  timeline: ({ value }: { value: TimelineBlock }) => <Timeline block={value} />,
  relatedStory: ({ value: { story } }: { value: RelatedStoryBlock }) => (
    <aside className="related" aria-label="Related story">
      <Eyebrow story={story} />
      <Headline story={story} level="h3" />
    </aside>
  ),
  embed: ({ value }: { value: EmbedBlock }) => <Embed block={value} />,
};

type BodyProps = { body: BodyBlock[]; language: string; dateline?: string | null };

/** The text of a story or page in its own language. */
export const Body = ({ body, language, dateline = null }: BodyProps) => (
  <div className="body" lang={language}>
    {dateline && <p className="dateline-line">{dateline}</p>}
    <PortableText
      value={body}
      components={{ ...textComponents(headingAnchors(body)), types }}
      onMissingComponent={false}
    />
  </div>
);
