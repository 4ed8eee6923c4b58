import { z } from 'zod';

const text = z.string().nullish().catch(null);
/** What an item says of its release is never ignored because it is said in another way. */
const stated = z
  .unknown()
  .optional()
  .transform((value) => {
    if (value === undefined || value === null || value === '' || value === false) return null;
    return typeof value === 'string' ? value : JSON.stringify(value);
  });
const listOf = <Item extends z.ZodType>(item: Item) =>
  z
    .array(z.unknown())
    .nullish()
    .catch(null)
    .transform((all) =>
      (all ?? []).flatMap((one): z.output<Item>[] => {
        const { data } = item.safeParse(one);
        return data === undefined ? [] : [data];
      }),
    );

/** Version 2 writes `contenttype`. */
const valued = z
  .object({ role: text, contentType: text, contenttype: text, value: z.string() })
  .transform(({ role, contentType, contenttype, value }) => ({
    role,
    isHtml: /html/i.test(contentType ?? contenttype ?? ''),
    value,
  }));
export type NinjsText = z.output<typeof valued>;
const named = z.object({ name: z.string(), rel: text, role: text });
const person = named.extend({
  contactInfo: listOf(z.object({ type: text, value: z.string(), name: text, role: text })),
});
const rendition = z.object({ href: z.string(), name: text });

/** Version 1 has renditions by name, later ones a list. */
const renditions = z
  .union([
    z.array(z.unknown()),
    z
      .record(z.string(), z.unknown())
      .transform((byName) =>
        Object.entries(byName).map(([name, one]) =>
          typeof one === 'object' && one !== null ? { ...one, name } : one,
        ),
      ),
  ])
  .nullish()
  .catch(null)
  .pipe(listOf(rendition));

const fields = {
  uri: text,
  type: text,
  rel: text,
  version: z.union([z.string(), z.number()]).nullish().catch(null),
  pubstatus: stated,
  /** Version 1; later ones have the other. */
  ...{ embargoed: stated, embargoeduntil: stated },
  language: text,
  slugline: text,
  title: text,
  headline: text,
  headlines: listOf(valued),
  byline: text,
  by: text,
  authors: listOf(named),
  person: listOf(person),
  people: listOf(person),
  subject: listOf(named),
  subjects: listOf(named),
  /** Superdesk's category. */
  service: listOf(named),
  keywords: listOf(z.string()),
  genres: listOf(z.object({ name: text, literal: text })),
  located: text,
  infoSources: listOf(z.object({ name: z.string(), role: text, uri: text, literal: text })),
  description_text: text,
  descriptions: listOf(valued),
  body_html: text,
  body_xhtml: text,
  body_text: text,
  bodies: listOf(valued),
  firstpublished: text,
  firstcreated: text,
  contentcreated: text,
  versioncreated: text,
  copyrightholder: text,
  copyrightNotice: text,
  rightsInfo: z.object({ linkedRights: text }).nullish().catch(null),
  digitalSourceType: z.object({ uri: text }).nullish().catch(null),
  renditions,
  altIds: listOf(z.object({ role: text, value: z.string() })),
};

/** The item itself, as version 1 names its parts: later versions write `pubStatus`. */
const lowerCase = [
  ...['pubStatus', 'embargoedUntil', 'firstCreated', 'contentCreated', 'versionCreated'],
  'copyrightHolder',
];

const sameNames = (item: unknown): unknown => {
  if (typeof item !== 'object' || item === null || Array.isArray(item)) return item;
  const known: Record<string, unknown> = { ...item };
  for (const name of lowerCase) known[name.toLowerCase()] ??= known[name];
  return known;
};

const associated = z.preprocess(sameNames, z.object(fields));
export type NinjsPart = z.output<typeof associated>;

/** Version 1 has associations by name, later ones a list. */
const associations = z
  .union([
    z.array(z.unknown()),
    z.record(z.string(), z.unknown()).transform((byName) => Object.values(byName)),
  ])
  .nullish()
  .catch(null)
  .pipe(listOf(associated));

/**
 * An item of ninjs 1, 2 or 3. Parts that are not as the standard says are absent.
 *
 * @see https://iptc.org/standards/ninjs/
 */
export const ninjsItem = z.preprocess(
  sameNames,
  z.object({ ...fields, uri: z.string().min(1), associations }),
);
export type NinjsItem = z.output<typeof ninjsItem>;
