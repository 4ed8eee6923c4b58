import type { BodyBlock } from '../content/blocks.ts';
import type { Correction } from '../corrections/Correction.ts';
import type { Author } from '../people/byline.ts';

/** An entry of a live story as readers see it. Instants are ISO 8601, UTC. */
export type LiveEntry = {
  id: string;
  headline: string | null;
  body: BodyBlock[];
  isKey: boolean;
  isPinned: boolean;
  authors: Author[];
  publishedAt: string;
  /** The last substantive correction, or null. */
  modifiedAt: string | null;
  /** Its public corrections, newest first. The story lists them too. */
  corrections: Correction[];
};

type KeyMoment = { id: string; headline: string; at: string };

/** The entries that the page of a live story shows. */
export type LiveCoverage = {
  /** When the last entry ended the coverage, or null while it goes on. */
  endedAt: string | null;
  /** All entries of the story, on whatever page. */
  count: number;
  /** The page's own: newest first, or oldest first once the coverage has ended. */
  entries: LiveEntry[];
  /** Shown above the others while the coverage goes on, and not among them. */
  pinned: LiveEntry[];
  /** In the order of the entries. */
  keyMoments: KeyMoment[];
  /** When the newest entry was published, or null without entries. */
  newestAt: string | null;
};
