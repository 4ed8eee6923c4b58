import { z } from 'zod';
import { body } from './body.ts';
import { correction } from './correction.ts';
import { id, instant, maxReferences, text } from './fields.ts';
import { isWhole, notWhole } from './isWhole.ts';
import { itemsOf, listOf, optionalPart } from './parseResult.ts';
import { person } from './people.ts';
import { teaser } from './teaser.ts';

/** An entry of a live story. One that cannot be read is left out: the others are shown. */
const liveEntry = z
  .object({
    _id: id,
    headline: text.nullish(),
    isKey: optionalPart(z.boolean()),
    isPinned: optionalPart(z.boolean()),
    firstPublishedAt: instant,
    modifiedAt: optionalPart(instant),
    bylines: itemsOf(person, maxReferences).nullish(),
    body,
    hasBody: z.boolean().nullish(),
  })
  .refine(isWhole, notWhole);
export type LiveEntryResult = z.output<typeof liveEntry>;

const keyMoment = z.object({ _id: id, headline: text.nullish(), firstPublishedAt: instant });

/** The coverage of a live story. */
export const live = z.object({
  endedAt: optionalPart(instant),
  count: z.int().min(0),
  newestAt: optionalPart(instant),
  entries: listOf(liveEntry),
  pinned: listOf(liveEntry),
  keyMoments: listOf(keyMoment),
});
export type LiveResult = z.output<typeof live>;

/** An entry with its story, or null. */
export const storyOfEntry = teaser
  .extend({ entry: optionalPart(liveEntry), corrections: listOf(correction) })
  .nullable();

/** A numbered page of entries. */
export const liveEntries = listOf(liveEntry);
