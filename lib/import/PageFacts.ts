/** What a page says of itself beside its text, null if it says nothing. */
export type PageFacts = {
  headline: string | null;
  /** The title of the window without the newspaper's name. */
  title: string | null;
  description: string | null;
  section: string | null;
  /** As on the page: ISO 8601, or a text that holds a date. */
  publishedAt: string | null;
  authors: string[];
  tags: string[];
  /** A type of `lib/vocabulary.ts`, if the page's data names the type of its article. */
  typeOfWork: string | null;
  language: string | null;
  /** Where the page is on the web. */
  address: string | null;
  /** The name of its newspaper. */
  outlet: string | null;
  /** The picture that leads the story: its address on the web. */
  image: string | null;
  /** The text of the story in the page's data, a line a paragraph. It tells what of the page is text. */
  articleBody: string | null;
  /** Where each value is from, for instance `JSON-LD headline`. */
  from: Partial<Record<FactName, string>>;
};

export type FactName = Exclude<keyof PageFacts, 'from'>;

export const noFacts: PageFacts = {
  headline: null,
  title: null,
  description: null,
  section: null,
  publishedAt: null,
  authors: [],
  tags: [],
  typeOfWork: null,
  language: null,
  address: null,
  outlet: null,
  image: null,
  articleBody: null,
  from: {},
};
