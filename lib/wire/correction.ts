import { z } from 'zod';
import { id, instant, name, slug, spareLink, text } from './fields.ts';
import { listOf } from './readWire.ts';

/** A passage that a correction changed. */
const passageChange = z.object({
  _key: z.string().nullish(),
  path: z.string().nullish(),
  block: z.string().nullish(),
  was: text.nullish(),
  is: text.nullish(),
  isAbridged: z.boolean().nullish(),
});
export type WirePassageChange = z.output<typeof passageChange>;

/** A correction as the lake tells it, where any field may be missing. */
export const correction = z.object({
  _id: id,
  status: z.string().nullish(),
  kind: z.string().nullish(),
  severity: z.string().nullish(),
  affects: z.array(z.string()).max(100).nullish(),
  was: text.nullish(),
  is: text.nullish(),
  changes: listOf(passageChange),
  note: text.nullish(),
  requestedBy: z.string().nullish(),
  approvedBy: z.string().nullish(),
  alone: z.boolean().nullish(),
  publishedAt: instant.nullish(),
});
export type WireCorrection = z.output<typeof correction>;

/** A correction with the story that it is about. @see isUnderEmbargo on embargoes that cannot be read. */
export const loggedCorrection = correction.extend({
  article: z
    .object({
      headline: name.nullish(),
      slug: slug.nullish(),
      section: spareLink,
      embargoedUntil: z.unknown().optional(),
      publishedAt: instant.nullish(),
    })
    .nullish(),
});
export type WireLogged = z.output<typeof loggedCorrection>;
