import type { Correction } from '../corrections/Correction.ts';
import type { Picture } from '../images/imageUrl.ts';
import type { Author, Byline } from '../people/byline.ts';
import type { Channel } from '../people/publicChannels.ts';
import type { TypeOfWork } from '../vocabulary.ts';
import type { BodyBlock } from './blocks.ts';

export type Link = { title: string; slug: string };

export type Source = { outlet: string; title: string | null; url: string | null; partners: string[] };

export type StoryAuthor = Author & { portrait: Picture | null };

export type Contact = { name: string; slug: string | null; role: string | null; channels: Channel[] };

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

/** A story as its page tells it. */
export type Article = Omit<Teaser, 'authors'> & {
  dateline: string | null;
  byline: Byline<StoryAuthor>;
  topics: Link[];
  body: BodyBlock[];
  summary: string | null;
  sources: Source[];
  contacts: Contact[];
  corrections: Correction[];
  /** Set when the story was taken back: notice and headline stay, the text goes. */
  retractedAt: string | null;
  moreFromSection: Teaser[];
};
