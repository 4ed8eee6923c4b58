/** The parts of the front page. Latest stories and corrections share the column beside the lead. */
export const frontParts = ['lead', 'latest', 'corrections', 'sections', 'mostRead'] as const;
export type FrontPart = (typeof frontParts)[number];

/** The parts of a story below its headline, byline and lead picture. */
export const storyParts = [
  'tools',
  'summary',
  'contents',
  'text',
  'sources',
  'contacts',
  'corrections',
  'topics',
  'history',
  'report',
  'related',
] as const;
export type StoryPart = (typeof storyParts)[number];

/** What Studio calls the parts. */
export const partTitles: Record<FrontPart | StoryPart, string> = {
  lead: 'Lead and second stories',
  latest: 'Latest stories',
  corrections: 'Corrections',
  sections: 'Sections',
  mostRead: 'Most read',
  tools: 'Save, share and listen',
  summary: 'Summary and key points',
  contents: 'Contents',
  text: 'Text',
  sources: 'Sources',
  contacts: 'Contacts',
  topics: 'Topics',
  history: 'History',
  report: 'Report an error',
  related: 'Related stories',
};

/** Parts that no paper leaves out: without them readers would not learn of a correction, or could not ask for one. */
const required = {
  front: ['lead', 'latest', 'corrections'],
  story: ['text', 'sources', 'corrections', 'history', 'report'],
} as const;

const known = { front: frontParts, story: storyParts } as const;

/** Returns why the parts of a page cannot stand in this order, or null. */
export const partsProblem = (page: 'front' | 'story', parts: readonly string[]): string | null => {
  const names: readonly string[] = known[page];
  const stranger = parts.find((part) => !names.includes(part));
  if (stranger !== undefined) return `“${stranger}” is no part of the page. Choose from ${names.join(', ')}.`;
  const twice = parts.find((part, index) => parts.indexOf(part) !== index);
  if (twice !== undefined) return `“${titleOf(twice)}” stands in the list twice. Remove one.`;
  const missing = required[page].find((part) => !parts.includes(part));
  if (missing !== undefined)
    return `“${partTitles[missing]}” cannot be left out: readers need it to trust the paper. Add it (${missing}).`;
  if (parts.includes('related') && parts.at(-1) !== 'related')
    return `“${partTitles.related}” stands below the story. Move it to the end (related).`;
  return null;
};

const titleOf = (part: string): string => partTitles[part as FrontPart | StoryPart] ?? part;
