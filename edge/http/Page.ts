import type { ShownEntry } from '../next/readPage.ts';
import { type Body, storedBytes } from './encodings.ts';

/** A cached page. */
export type Page = {
  key: string;
  status: number;
  /** Response headers that are the same for every request. Pages with equal headers share one object. */
  headers: Record<string, string>;
  body: Body;
  /** Strong ETag of the sent HTML; each encoding adds a suffix. */
  etag: string;
  /** Sync tags of its content. Null if unknown: then any publish may change it. */
  tags: string[] | null;
  /** When the render started to read content, in epoch milliseconds; null if unknown. */
  readAt: number | null;
  /** The site's own ETag, for conditional requests to the site. */
  siteEtag: string | null;
  /** True if a publish can change it; false for styles, scripts, fonts and pictures. */
  isContent: boolean;
  /** The entries that the page of a live story shows, while its coverage goes on. */
  live?: ShownEntry[];
  /** It has entries of a live story whose coverage has ended. A retracted story has none. */
  hasEnded?: true;
  /** It is the page of a retracted story. */
  isRetracted?: true;
  /** The language of an HTML page, a tag of BCP 47. */
  language?: string;
  /** When the site last sent or confirmed it, in epoch milliseconds. */
  checkedAt: number;
};

/** Whether a page says that there is none at its address. Any publish may create one. */
export const isMissing = ({ status }: Pick<Page, 'status'>): boolean => status === 404 || status === 410;

/** Memory of a page besides its body: objects, store entries, its share of tags. Measured with 10,000 pages. */
const overheadBytes = 3_072;

/** Memory of a page, for the bound of the cache. */
export const pageBytes = ({ body }: Page): number => storedBytes(body) + overheadBytes;
