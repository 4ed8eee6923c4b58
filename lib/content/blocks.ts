import type { Picture } from '../images/imageUrl.ts';
import type { ChartKind } from './chartKinds.ts';
import type { Teaser } from './Teaser.ts';

export type Span = { _type: 'span'; _key: string; text: string; marks?: string[] };
/** The number of a source after the passage that relies on it. `text` is empty: it is no word of the story. */
export type SourceNote = {
  _type: 'sourceNote';
  _key: string;
  text: '';
  marks?: string[];
  number: number;
  anchor: string;
  /** The characters of the passage before it. */
  length: number;
};
/** Text: a paragraph, heading, quotation or list item, by `style` and `listItem`. */
export type TextBlock = {
  _type: 'block';
  _key: string;
  style?: string;
  listItem?: string;
  level?: number;
  children: (Span | SourceNote)[];
  markDefs?: { _type: string; _key: string; href?: string; source?: string | null | undefined }[];
};

/** The other blocks of a body, as pages render them. */
export type ImageBlock = { _type: 'image'; _key: string; picture: Picture };
export type GalleryBlock = {
  _type: 'gallery';
  _key: string;
  title: string | null;
  pictures: { key: string; picture: Picture }[];
};
/** A film or a recording in a file of ours. */
export type RecordingBlock = {
  _type: 'video' | 'audio';
  _key: string;
  title: string;
  credit: string | null;
  /** The address of the file. */
  url: string;
  /** The picture before a film plays. */
  poster: Picture | null;
  /** The address of the captions of a film, as WebVTT. */
  captions: string | null;
  transcript: string | null;
};
export type PullQuoteBlock = {
  _type: 'pullQuote';
  _key: string;
  quote: string;
  attribution: string | null;
};
/** Without a title, pages and exports call it “Background” in the language of the publication. */
export type FactBoxBlock = { _type: 'factBox'; _key: string; title: string | null; body: TextBlock[] };
export type TableBlock = {
  _type: 'table';
  _key: string;
  caption: string | null;
  /** The form in which it is drawn, or null. */
  chart: ChartKind | null;
  /** True if the first row names the columns. */
  hasHeader: boolean;
  rows: { key: string; cells: { key: string; text: string }[] }[];
};
/** `date` is free text: `2021`, `9 August`. */
export type TimelineBlock = {
  _type: 'timeline';
  _key: string;
  /** Null for the usual word of the publication’s language. */
  title: string | null;
  events: { date: string; text: string }[];
};
export type RelatedStoryBlock = { _type: 'relatedStory'; _key: string; story: Teaser };
export type EmbedBlock = { _type: 'embed'; _key: string; url: string; title: string };

export type BodyBlock =
  | TextBlock
  | ImageBlock
  | GalleryBlock
  | RecordingBlock
  | PullQuoteBlock
  | FactBoxBlock
  | TableBlock
  | TimelineBlock
  | RelatedStoryBlock
  | EmbedBlock;
