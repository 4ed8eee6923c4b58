import { type Body, keptBytes } from './encodings.ts';

/** A reader's page as it is kept. */
export type Page = {
  key: string;
  status: number;
  /** Headers of the answer, without those that each request decides. Pages with the same ones share them. */
  headers: Record<string, string>;
  body: Body;
  /** Strong, over what readers get; each encoding adds its own mark. */
  etag: string;
  /** Sync tags of the content it was made of; null where it names none: then every publish may touch it. */
  tags: string[] | null;
  /** When it began to read its content, in epoch milliseconds; null where it does not say. */
  readAt: number | null;
  /** The site's own ETag: asked with it, the site answers 304 for an unchanged page. */
  siteEtag: string | null;
  /** Whether a publish can change it: true for what is read, false for styles, scripts, fonts and pictures. */
  isContent: boolean;
  /** When the site last answered for it, in epoch milliseconds. */
  checkedAt: number;
};

/** What a page takes beside its body: objects, entries of the store, its part of tags. Measured with 10,000. */
const bytesBeside = 3_072;

/** The memory that a page takes, for the bound of the cache. */
export const pageBytes = ({ body }: Page): number => keptBytes(body) + bytesBeside;
