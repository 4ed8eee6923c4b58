/** Portable Text as the body takes it: a block, or a table. */
export type Block = { _type: string; _key: string; [field: string]: unknown };

/** One paragraph, heading or list item of an article page, in reading order. */
export type Line = {
  /** Its place among the page's lines, from 1. */
  number: number;
  text: string;
  /** 1 to 6 for a heading, null for running text. */
  level: number | null;
  list: 'bullet' | 'number' | null;
  isQuote: boolean;
  /** Whether it belongs to the running text as far as its place on the page tells. */
  isBody: boolean;
  block: Block;
};

/** What a page says about itself outside of its text; null where it does not say. */
export type PageFacts = {
  headline: string | null;
  description: string | null;
  section: string | null;
  /** ISO 8601 as the page gives it. */
  publishedAt: string | null;
  authors: string[];
  language: string | null;
};

/** A page taken apart. `leftOut` tells of what has no line: pictures, embedded players. */
export type Page = { lines: Line[]; facts: PageFacts; leftOut: string[] };

export const noFacts: PageFacts = {
  headline: null,
  description: null,
  section: null,
  publishedAt: null,
  authors: [],
  language: null,
};

/** Texts are compared without case, quotes, dashes and spacing, in which copies of a headline differ. */
export const comparable = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
