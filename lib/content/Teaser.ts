import type { Picture } from '../images/imageUrl.ts';
import type { TypeOfWork } from '../vocabulary.ts';

export type Link = { title: string; slug: string };

/** A story in a list. Instants are ISO 8601, UTC. */
export type Teaser = {
  id: string;
  slug: string;
  headline: string;
  kicker: string | null;
  standfirst: string | null;
  language: string;
  typeOfWork: TypeOfWork;
  /** True for live coverage that goes on no more. */
  hasEnded: boolean;
  section: Link | null;
  authors: string[];
  leadImage: Picture | null;
  /** A summary in a few sentences. */
  keyPoints: string[];
  publishedAt: string;
  /** The last substantive change after publication, or null. */
  modifiedAt: string | null;
};
