import { z } from 'zod';
import { isObject } from '../../../isObject.ts';
import { typesOfWork } from '../../../vocabulary.ts';
import { publicationFields } from '../../notPublished.ts';
import { readMatter } from './readMatter.ts';

const line = z
  .union([z.string(), z.number().transform(String)])
  .nullish()
  .catch(null)
  .transform((value) => value?.trim() || null);

/** A list of texts or objects, one of them, or texts with commas between. */
const listOf = <Item extends z.ZodType>(item: Item) =>
  z
    .unknown()
    .optional()
    .transform((all) =>
      (Array.isArray(all) ? all : typeof all === 'string' ? all.split(',') : [all]).flatMap(
        (one): z.output<Item>[] => {
          const { data } = item.safeParse(typeof one === 'string' ? one.trim() : one);
          return data === undefined ? [] : [data];
        },
      ),
    );

const titled = z.union([
  z.string().min(1),
  z.object({ title: z.string().min(1) }).transform(({ title }) => title),
]);
const person = z.union([
  z
    .string()
    .min(1)
    .transform((name) => ({ name, role: null, channels: [] })),
  z.object({ name: z.string().min(1), role: line, channels: listOf(z.record(z.string(), z.unknown())) }),
]);
const picture = z.union([
  z
    .string()
    .min(1)
    .transform((file) => ({ file })),
  z.object({
    file: z.string().min(1),
    ...{ alt: line, caption: line, credit: line, copyright: line, licence: line, made: line },
  }),
]);
const source = z.object({
  outlet: z.string().min(1),
  ...{ title: line, url: line },
  partners: listOf(z.string().min(1)),
});

/** The fields of exports from here, and the names that Jekyll, Hugo, Eleventy and Astro sites give theirs. */
const fields = z.object({
  ...{
    title: line,
    slug: line,
    url: line,
    permalink: line,
    expiryDate: line,
    unpublishDate: line,
    language: line,
    lang: line,
  },
  ...{ kicker: line, standfirst: line, subtitle: line, description: line, excerpt: line, summary: line },
  ...{
    dateline: line,
    published: z.unknown().optional(),
    date: line,
    pubdate: line,
    updated: line,
    retracted: z.unknown().optional(),
    retractedAt: z.unknown().optional(),
    status: z.unknown().optional(),
  },
  /** Hugo's and Astro's. */
  ...{ publishDate: line, pubDate: line },
  ...{ embargoedUntil: z.unknown().optional(), embargo: z.unknown().optional() },
  type: z
    .enum(typesOfWork.map(({ value }) => value))
    .nullish()
    .catch(null),
  ...{ id: line, draft: z.unknown().optional(), byline: line },
  ...{ section: listOf(titled), categories: listOf(titled), category: listOf(titled) },
  ...{ topics: listOf(titled), tags: listOf(titled) },
  ...{ authors: listOf(person), author: listOf(person), contacts: listOf(person) },
  keyPoints: listOf(z.string().min(1)),
  sources: listOf(source),
  ...{ leadImage: picture.nullish().catch(null), image: picture.nullish().catch(null) },
  ...{ cover: picture.nullish().catch(null) },
  pictures: listOf(picture),
  corrections: listOf(z.looseObject({ kind: line, published: line, note: z.string() })),
});
export type FrontMatter = z.output<typeof fields>;

/** `PubDate` and `pub_date` are `pubDate`. */
const plainName = (name: string): string => name.replaceAll(/[-_ ]/g, '').toLowerCase();
const namesOfFields = new Map(
  [...publicationFields, ...Object.keys(fields.shape)].map((name) => [plainName(name), name]),
);

/** The fields by the names that are known, however they are written. One that is written so counts before others. */
const withKnownNames = (read: object): Record<string, unknown> => {
  const renamed = Object.entries(read).map(([name, value]) => [
    namesOfFields.get(plainName(name)) ?? name,
    value,
  ]);
  return { ...Object.fromEntries(renamed), ...read };
};

export type MarkdownFile = {
  fields: FrontMatter;
  /** All that is written before the text, by the names that are known. */
  written: Record<string, unknown>;
  text: string;
};

/** Hugo's and Zola's groups of fields. */
const groups = ['taxonomies', 'extra', 'params'];

const withoutGroups = (values: Record<string, unknown>): object =>
  Object.assign({}, ...groups.map((group) => values[group]).filter(isObject), values);

/** What a site may say of many files at once. The rest is for its layout. */
const inherited = new Set([...publicationFields, 'expiryDate', 'unpublishDate']);

/** The fields that a site says of a file, of which those of the file itself take the place. */
const inheritedFrom = (values: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(withKnownNames(withoutGroups(values))).filter(([name]) => inherited.has(name)),
  );

/**
 * The fields of a file of Markdown, and its text. Null without fields.
 *
 * @param said by the site of the file, the most binding last.
 * @throws {Error} if they cannot be read.
 */
export const frontMatterOf = (file: string, said: Record<string, unknown>[] = []): MarkdownFile | null => {
  const matter = readMatter(file);
  if (!matter) return null;
  const written = Object.assign({}, ...said.map(inheritedFrom), withKnownNames(withoutGroups(matter.values)));
  return { fields: fields.parse(written), written, text: matter.text };
};
