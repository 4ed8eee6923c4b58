import { z } from 'zod';
import { UnreadableArchive } from '../../UnreadableArchive.ts';

const text = z.string().nullish();
const id = z.union([z.string(), z.number()]).transform(String);
const order = z.number().nullish();

const post = z.object({
  id,
  title: text,
  slug: text,
  html: text,
  lexical: text,
  mobiledoc: text,
  feature_image: text,
  type: text,
  /** Before Ghost 3, instead of the type. */
  page: z.union([z.boolean(), z.number()]).nullish(),
  status: text,
  visibility: text,
  locale: text,
  published_at: z.union([z.string(), z.number()]).nullish(),
  custom_excerpt: text,
  canonical_url: text,
});
export type GhostPost = z.output<typeof post>;

const meta = z.object({
  post_id: id,
  meta_description: text,
  feature_image_alt: text,
  feature_image_caption: text,
});

const data = z.object({
  posts: z.array(post),
  posts_meta: z.array(meta).nullish(),
  users: z.array(z.object({ id, name: text, slug: text })).nullish(),
  tags: z.array(z.object({ id, name: text, slug: text, visibility: text })).nullish(),
  posts_tags: z.array(z.object({ post_id: id, tag_id: id, sort_order: order })).nullish(),
  posts_authors: z.array(z.object({ post_id: id, author_id: id, sort_order: order })).nullish(),
  settings: z.array(z.object({ key: z.string(), value: z.unknown() })).nullish(),
});
export type GhostData = z.output<typeof data>;

const file = z.union([
  z.object({ db: z.array(z.object({ data })).min(1) }).transform(({ db }) => db[0]?.data),
  z.object({ data }).transform((whole) => whole.data),
]);

/** @throws {UnreadableArchive} */
export const parseGhost = (json: unknown): GhostData => {
  const { data: found } = file.safeParse(json);
  if (!found)
    throw new UnreadableArchive(
      'The file is not an export of Ghost (Settings › Import/Export, a .json file).',
    );
  return found;
};
