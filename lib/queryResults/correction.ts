import { z } from 'zod';
import { id, instant, link, name, optionalLink, slug, text } from './fields.ts';
import { listOf, optionalPart } from './parseResult.ts';

/** A changed passage of a correction. */
const passageChange = z.object({
  _key: z.string().nullish(),
  path: z.string().nullish(),
  block: z.string().nullish(),
  was: text.nullish(),
  is: text.nullish(),
  isAbridged: z.boolean().nullish(),
});
export type PassageChangeResult = z.output<typeof passageChange>;

/** A correction from the lake. Any field may be missing. */
export const correction = z.object({
  _id: id,
  status: z.string().nullish(),
  kind: z.string().nullish(),
  severity: z.string().nullish(),
  affects: z.array(z.string()).max(100).nullish(),
  was: text.nullish(),
  is: text.nullish(),
  changes: listOf(passageChange),
  isTextPublic: z.boolean().nullish(),
  note: text.nullish(),
  requestedBy: z.string().nullish(),
  approvedBy: z.string().nullish(),
  alone: z.boolean().nullish(),
  addition: z.boolean().nullish(),
  publishedAt: instant.nullish(),
  revisionBefore: z.string().nullish(),
  entryId: z.string().nullish(),
});
export type CorrectionResult = z.output<typeof correction>;

/**
 * A correction in the log with its current story. It is shown even if the story is invalid.
 *
 * @see isUnderEmbargo on embargoes that cannot be read.
 */
export const loggedCorrection = correction.extend({
  section: optionalLink,
  article: optionalPart(
    z.object({
      headline: name.nullish(),
      slug: slug.nullish(),
      embargoedUntil: z.unknown().optional(),
      retractedAt: instant.nullish(),
    }),
  ),
});
export type LoggedResult = z.output<typeof loggedCorrection>;

/** A page of corrections, and their total. */
export const logPage = z.object({ corrections: listOf(loggedCorrection), count: z.int().min(0) });

/** The period of the log, and its section filter. */
export const logFrame = z.object({
  oldest: optionalPart(instant),
  newest: optionalPart(instant),
  section: optionalPart(link.extend({ _id: id })),
});
