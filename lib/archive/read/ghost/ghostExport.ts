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

/** @returns null for one that cannot be read. */
export const parseGhostPost = (written: unknown): GhostPost | null => post.safeParse(written).data ?? null;

const meta = z.object({
  post_id: id,
  meta_description: text,
  feature_image_alt: text,
  feature_image_caption: text,
});

const data = z.object({
  posts: z.array(z.unknown()),
  posts_meta: z.array(meta).nullish(),
  users: z.array(z.object({ id, name: text, slug: text })).nullish(),
  tags: z.array(z.object({ id, name: text, slug: text, visibility: text })).nullish(),
  posts_tags: z.array(z.object({ post_id: id, tag_id: id, sort_order: order })).nullish(),
  posts_authors: z.array(z.object({ post_id: id, author_id: id, sort_order: order })).nullish(),
  settings: z.array(z.object({ key: z.string(), value: z.unknown() })).nullish(),
});
export type GhostData = z.output<typeof data>;

const isOfGhost = z.union([
  z.object({ db: z.array(z.object({ data: z.looseObject({}) })).min(1) }),
  z.object({ data: z.looseObject({ posts: z.array(z.unknown()) }) }),
]);
const file = z.union([
  z.object({ db: z.array(z.object({ data })) }).transform(({ db }) => db.map((one) => one.data)),
  z.object({ data }).transform((whole) => [whole.data]),
]);

/**
 * The data of an export. Null if the file is none.
 *
 * @throws {UnreadableArchive} if what stands beside its posts cannot be read.
 */
export const parseGhost = (json: unknown): GhostData[] | null => {
  const { data: found, error } = file.safeParse(json);
  if (found) return found;
  if (!isOfGhost.safeParse(json).success) return null;
  const issue = deepest(error.issues);
  throw new UnreadableArchive(
    `The export of Ghost is damaged at “${issue?.path.join('.')}”: ${issue?.message}.`,
  );
};

/** Of the ways in which a file may be written, the one that fits furthest tells most. */
const deepest = (issues: z.core.$ZodIssue[]): z.core.$ZodIssue | undefined =>
  issues
    .flatMap((issue) => (issue.code === 'invalid_union' ? issue.errors.flat() : [issue]))
    .toSorted((one, other) => other.path.length - one.path.length)[0];
