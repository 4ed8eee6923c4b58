import type { Contact } from './articles/Article.ts';
import type { BodyBlock } from './content/blocks.ts';
import type { Link, Teaser } from './content/Teaser.ts';
import type { Picture } from './images/imageUrl.ts';

/** A section or topic with its newest stories. */
export type StoryList = Link & { description: string | null; stories: Teaser[] };

/** A person with contacts and stories. */
export type Person = {
  name: string;
  slug: string;
  role: string | null;
  biography: string | null;
  portrait: Picture | null;
  expertise: string[];
  languages: string[];
  beats: Link[];
  contact: Contact;
  stories: Teaser[];
};

/** A policy, About, or the tips page. The tips page sends no view counts and no referrer. */
export type HousePage = Link & {
  standfirst: string | null;
  summary: string | null;
  isTips: boolean;
  body: BodyBlock[];
};
