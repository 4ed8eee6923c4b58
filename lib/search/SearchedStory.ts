import type { Link } from '../content/Teaser.ts';

/** A section, topic or person of a story. */
export type SubjectLink = Link & { id: string };

/** A published story as search knows it. */
export type SearchedStory = {
  id: string;
  /** The revision that was read. */
  rev: string;
  slug: string;
  headline: string;
  kicker: string | null;
  standfirst: string;
  /** One line for each block. */
  body: string;
  language: string;
  /** ISO 8601. */
  publishedAt: string;
  section: SubjectLink | null;
  topics: SubjectLink[];
  /** Empty for a story without byline: a name may have been removed to protect someone. */
  people: SubjectLink[];
  authors: string[];
};
