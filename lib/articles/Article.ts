import type { BodyBlock } from '../content/blocks.ts';
import type { Link, Teaser } from '../content/Teaser.ts';
import type { Correction } from '../corrections/Correction.ts';
import type { Picture } from '../images/imageUrl.ts';
import type { LiveCoverage } from '../live/LiveCoverage.ts';
import type { Author, Byline } from '../people/byline.ts';
import type { Channel } from '../people/publicChannels.ts';
import type { Translation } from './translations/translationsFrom.ts';

/** `notes`: the anchors of the passages that rely on it, in their order. */
export type Source = {
  outlet: string;
  title: string | null;
  url: string | null;
  partners: string[];
  notes: string[];
};

export type StoryAuthor = Author & { portrait: Picture | null };

export type Contact = { name: string; slug: string | null; role: string | null; channels: Channel[] };

/** A story as its page shows it. */
export type Article = Omit<Teaser, 'authors'> & {
  dateline: string | null;
  byline: Byline<StoryAuthor>;
  topics: Link[];
  body: BodyBlock[];
  summary: string | null;
  sources: Source[];
  contacts: Contact[];
  corrections: Correction[];
  /** Set if the story was retracted. Notice and headline stay, the text is removed. */
  retractedAt: string | null;
  /** The entries of a live story; null for other stories. */
  live: LiveCoverage | null;
  /** The story in the other languages in which readers can open it. */
  translations: Translation[];
  /** What to read next. `areRelated` is false if they only share the section. */
  more: { stories: Teaser[]; areRelated: boolean };
};
