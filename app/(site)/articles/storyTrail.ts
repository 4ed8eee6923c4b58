import { articlePath, sectionPath } from '../../../lib/addresses.ts';
import type { Teaser } from '../../../lib/content/Teaser.ts';

/** The steps from the front page to a story, by its section. */
export const storyTrail = ({ section, headline, slug }: Pick<Teaser, 'section' | 'headline' | 'slug'>) => [
  ...(section ? [{ name: section.title, path: sectionPath(section.slug) }] : []),
  { name: headline, path: articlePath(slug) },
];
