import type { SanityClient } from '@sanity/client';
import { z } from 'zod';
import { searchWords } from '../pictures/pictureQueries.ts';

/** A published story, as a chooser shows it. */
const story = z.object({ slug: z.string(), headline: z.string(), firstPublishedAt: z.string().nullable() });
export type FoundStory = z.output<typeof story>;

const projection = /* groq */ `{ "slug": slug.current, "headline": coalesce(headline, slug.current), firstPublishedAt }`;
const isStory = /* groq */ `_type == "article" && firstPublishedAt >= "1000" && slug.current >= ""`;
const maxFound = 12;

const newestQuery = /* groq */ `*[${isStory}] | order(firstPublishedAt desc)[0...${maxFound}]${projection}`;
const searchQuery = /* groq */ `*[${isStory} && headline match text::query($words)]
  | order(firstPublishedAt desc)[0...${maxFound}]${projection}`;
const bySlugQuery = /* groq */ `*[_type == "article" && slug.current in $slugs]${projection}`;

const published = { perspective: 'published' } as const;

/** Stories with these words in their headline, newest first. Without words the newest stories. */
export const findStories = async (
  client: SanityClient,
  typed: string,
  signal: AbortSignal,
): Promise<FoundStory[]> => {
  const words = searchWords(typed);
  const query = words === '' ? newestQuery : searchQuery;
  return z.array(story).parse(await client.fetch(query, { words }, { ...published, signal }));
};

/** The headlines of stories by slug. A story that was taken off the site has none. */
export const readHeadlines = async (
  client: SanityClient,
  slugs: string[],
  signal: AbortSignal,
): Promise<Map<string, string>> => {
  const found = z.array(story).parse(await client.fetch(bySlugQuery, { slugs }, { ...published, signal }));
  return new Map(found.map(({ slug, headline }) => [slug, headline]));
};
