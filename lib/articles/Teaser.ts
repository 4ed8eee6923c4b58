import type { Picture } from '../images/imageUrl.ts';
import type { TypeOfWork } from '../vocabulary.ts';

export type Link = { title: string; slug: string };

/** What a list shows of a story. Instants are ISO 8601, UTC. */
export type Teaser = {
  id: string;
  slug: string;
  headline: string;
  kicker: string | null;
  standfirst: string | null;
  language: string;
  typeOfWork: TypeOfWork;
  section: Link | null;
  authors: string[];
  leadImage: Picture | null;
  /** What the story comes to, in a few sentences of their own. */
  keyPoints: string[];
  publishedAt: string;
  /** When a substantive change was last made after publication; null when there was none. */
  modifiedAt: string | null;
};
