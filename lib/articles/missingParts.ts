import { isEmpty } from './isEmpty.ts';

/** The fields that a story needs to be filed, as stored. */
export type FilableStory = {
  headline?: unknown;
  slug?: unknown;
  standfirst?: unknown;
  section?: unknown;
  body?: unknown;
  bylines?: unknown;
  noByline?: unknown;
};

/** The fields that a story needs before it can be filed and does not have, in the order of the form. */
export const missingParts = (story: FilableStory): string[] => [
  ...(['headline', 'slug', 'standfirst', 'section', 'body'] as const).filter((name) => isEmpty(story[name])),
  ...(story.noByline !== true && isEmpty(story.bylines) ? ['bylines'] : []),
];
