import type { Contact } from './articles/Article.ts';
import type { BodyBlock } from './content/blocks.ts';
import type { Link, Teaser } from './content/Teaser.ts';
import type { Picture } from './images/imageUrl.ts';
import type { Period } from './periods/Period.ts';

/** The newest stories of a list. */
type NewestStories = {
  stories: Teaser[];
  /** The month in which the list goes on, in the newsroom's zone. Null if it shows all stories. */
  older: Period | null;
};

/** A section or topic with its newest stories. */
export type StoryList = Link &
  NewestStories & {
    description: string | null;
    /** The pages above a topic, outermost first. */
    above: { name: string; path: string }[];
    /** The topics that are parts of it. */
    parts: Link[];
  };

/** A person with contacts and stories. */
export type Person = NewestStories & {
  name: string;
  slug: string;
  role: string | null;
  biography: string | null;
  portrait: Picture | null;
  expertise: string[];
  languages: string[];
  beats: Link[];
  contact: Contact;
};

/** A policy, About, or the tips page. The tips page sends no view counts and no referrer. */
export type HousePage = Link & {
  standfirst: string | null;
  summary: string | null;
  isTips: boolean;
  body: BodyBlock[];
};
