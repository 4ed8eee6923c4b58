import { z } from 'zod';
import { loggedCorrection } from './correction.ts';
import { id, instant, link, text } from './fields.ts';
import { image } from './image.ts';
import { listOf, optionalPart } from './parseResult.ts';
import { teaser } from './teaser.ts';

const slot = z.object({
  headline: text.nullish(),
  kicker: text.nullish(),
  picture: optionalPart(image),
  // An unreadable time ends the place, so it is kept.
  until: z.unknown().optional(),
  isSameHeadline: z.boolean().nullish(),
  writtenAt: optionalPart(instant),
  correctedAt: optionalPart(instant),
  story: optionalPart(teaser),
});
export type SlotResult = z.output<typeof slot>;

const strip = z.object({
  title: text.nullish(),
  form: optionalPart(z.string()),
  subject: optionalPart(link.extend({ kind: z.enum(['section', 'topic']) })),
  count: optionalPart(z.number()),
  chosen: listOf(slot),
  newest: listOf(teaser),
});
export type StripResult = z.output<typeof strip>;

/** The front page as an editor arranged it. An unreadable place fills itself. */
const editedFront = z.object({
  _id: id,
  _updatedAt: optionalPart(instant),
  lead: optionalPart(slot),
  seconds: listOf(slot),
  strips: listOf(strip),
  hasOnlyTheseStrips: z.boolean().nullish().catch(null),
});
export type EditedFrontResult = z.output<typeof editedFront>;

/** The front page. Everything on it is another document. */
export const front = z.object({
  stories: listOf(teaser),
  sectionOrder: listOf(id),
  sections: listOf(link.extend({ _id: id, stories: listOf(teaser) })),
  corrections: listOf(loggedCorrection),
  edited: optionalPart(editedFront),
});

export const rankedStories = listOf(teaser);
