import type { Block } from '../pasting/Block.ts';
import type { Source } from '../pasting/footnotes.ts';

/** One paragraph, heading or list item of an article page, in reading order. */
export type Line = {
  /** The line number, from 1. */
  number: number;
  text: string;
  /** 1 to 6 for a heading, null for text. */
  level: number | null;
  list: 'bullet' | 'number' | null;
  isQuote: boolean;
  /** True if its place on the page suggests running text. */
  isBody: boolean;
  /** True for a menu, a footer or a form: no field is read from them. */
  isFurniture: boolean;
  block: Block;
};

/** The page's metadata, null if absent. */
export type PageFacts = {
  headline: string | null;
  /** The title of the window: the headline and often the newspaper. */
  title: string | null;
  description: string | null;
  section: string | null;
  /** ISO 8601, as on the page. */
  publishedAt: string | null;
  authors: string[];
  language: string | null;
  /** Where the page is on the web. */
  address: string | null;
  /** The name of its newspaper. */
  outlet: string | null;
};

/** A picture that came along, before or after the line with the number. `file` is its place among the files. */
export type PagePicture = { line: number; file: number; isBody: boolean; alt?: string; caption?: string };

/** A part that is no line: a picture of another site, an embedded player. */
export type LeftPart = { text: string; reason: string };

/** A parsed page. */
export type Page = {
  lines: Line[];
  facts: PageFacts;
  leftOut: LeftPart[];
  /** Footnotes. */
  sources: Source[];
  pictures: PagePicture[];
};

export const noFacts: PageFacts = {
  headline: null,
  title: null,
  description: null,
  section: null,
  publishedAt: null,
  authors: [],
  language: null,
  address: null,
  outlet: null,
};

/** Normalises case, quotes, dashes and spaces, in which copies of a headline differ. */
export const comparable = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
