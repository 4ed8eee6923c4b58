import { PortableText, type PortableTextComponents } from '@portabletext/react';
import type { ReactNode } from 'react';
import { findFigures } from '../../lib/charts/figuresOf.ts';
import type {
  BodyBlock,
  EmbedBlock,
  FactBoxBlock,
  GalleryBlock,
  ImageBlock,
  PullQuoteBlock,
  RecordingBlock,
  RelatedStoryBlock,
  TableBlock,
  TimelineBlock,
} from '../../lib/content/blocks.ts';
import type { Site } from '../../lib/site.ts';
import { headingAnchors } from '../../lib/text/headings.ts';
import { wordsOf } from '../../lib/words/wordsOf.ts';
import { Eyebrow, Headline } from '../front/Teaser.tsx';
import { Caption } from '../picture/Caption.tsx';
import { Picture } from '../picture/Picture.tsx';
import { Chart } from './blocks/Chart.tsx';
import { Embed } from './blocks/Embed.tsx';
import { FactBox } from './blocks/FactBox.tsx';
import { Gallery } from './blocks/Gallery.tsx';
import { PullQuote } from './blocks/PullQuote.tsx';
import { Recording } from './blocks/Recording.tsx';
import { Table } from './blocks/Table.tsx';
import { textComponents } from './blocks/TextBlocks.tsx';
import { Timeline } from './blocks/Timeline.tsx';

const typesOn = (site: Site): NonNullable<PortableTextComponents['types']> => ({
  image: ({ value: { picture } }: { value: ImageBlock }) => (
    <figure>
      <Picture picture={picture} sizes="(width < 44rem) 100vw, 40rem" isOwnSize />
      <Caption picture={picture} site={site} />
    </figure>
  ),
  gallery: ({ value }: { value: GalleryBlock }) => <Gallery block={value} site={site} />,
  pullQuote: ({ value }: { value: PullQuoteBlock }) => <PullQuote block={value} />,
  factBox: ({ value }: { value: FactBoxBlock }) => <FactBox block={value} site={site} />,
  timeline: ({ value }: { value: TimelineBlock }) => <Timeline block={value} site={site} />,
  relatedStory: ({ value: { story } }: { value: RelatedStoryBlock }) => (
    <aside className="related" aria-label={wordsOf(site)('story.relatedStory')}>
      <Eyebrow story={story} site={site} />
      <Headline story={story} level="h3" />
    </aside>
  ),
  embed: ({ value }: { value: EmbedBlock }) => <Embed block={value} site={site} />,
});

/** Renderers of blocks, of which some depend on the language of the story. */
const typesIn = (language: string, site: Site): NonNullable<PortableTextComponents['types']> => {
  const recording = ({ value }: { value: RecordingBlock }) => (
    <Recording block={value} language={language} site={site} />
  );
  return {
    ...typesOn(site),
    video: recording,
    audio: recording,
    table: ({ value }: { value: TableBlock }) => {
      const figures = findFigures(value, language);
      return figures ? (
        <Chart block={value} figures={figures} language={language} site={site} />
      ) : (
        <Table block={value} site={site} />
      );
    },
  };
};

/** Renderers of what stands in text and between it. */
const componentsOf = (
  text: PortableTextComponents,
  language: string,
  site: Site,
): PortableTextComponents => ({
  ...text,
  types: { ...text.types, ...typesIn(language, site) },
});

/** Headings of an entry of a live story stand below its own. Their names may recur, so they have no anchors. */
const entryBlocks = {
  h2: ({ children }: { children?: ReactNode }) => <h4>{children}</h4>,
  h3: ({ children }: { children?: ReactNode }) => <h5>{children}</h5>,
};

const entryComponents = (language: string, site: Site): PortableTextComponents => {
  const text = textComponents(new Map(), site);
  return componentsOf(
    { ...text, block: { ...(typeof text.block === 'object' ? text.block : {}), ...entryBlocks } },
    language,
    site,
  );
};

/** The text of an entry of a live story. */
export const EntryBody = ({ body, language, site }: { body: BodyBlock[]; language: string; site: Site }) => (
  <div className="body" lang={language}>
    <PortableText value={body} components={entryComponents(language, site)} onMissingComponent={false} />
  </div>
);

type BodyProps = { body: BodyBlock[]; site: Site; language: string; dateline?: string | null };

/** The text of a story or page in its own language. */
export const Body = ({ body, site, language, dateline = null }: BodyProps) => (
  <div className="body" lang={language}>
    {dateline && <p className="dateline-line">{dateline}</p>}
    <PortableText
      value={body}
      components={componentsOf(textComponents(headingAnchors(body), site), language, site)}
      onMissingComponent={false}
    />
  </div>
);
