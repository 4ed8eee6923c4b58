/** A block or table of the body. */
export type Block = { _type: string; _key: string; [field: string]: unknown };

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
  block: Block;
};

/** The page's metadata, null if absent. */
export type PageFacts = {
  headline: string | null;
  description: string | null;
  section: string | null;
  /** ISO 8601, as on the page. */
  publishedAt: string | null;
  authors: string[];
  language: string | null;
};

/** A parsed page. `leftOut` lists parts that are not lines: pictures, embedded players. */
export type Page = { lines: Line[]; facts: PageFacts; leftOut: string[] };

export const noFacts: PageFacts = {
  headline: null,
  description: null,
  section: null,
  publishedAt: null,
  authors: [],
  language: null,
};

/** Normalises case, quotes, dashes and spaces, in which copies of a headline differ. */
export const comparable = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
