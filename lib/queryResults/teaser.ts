import { z } from 'zod';
import { id, instant, language, maxReferences, name, optionalLink, slug, text } from './fields.ts';
import { image } from './image.ts';
import { itemsOf, optionalPart } from './parseResult.ts';

/** A story in a list. */
export const teaser = z.object({
  _id: id,
  _rev: id.nullish(),
  headline: name,
  slug,
  kicker: text.nullish(),
  standfirst: text.nullish(),
  language: optionalPart(language),
  typeOfWork: optionalPart(z.string()),
  liveEndedAt: optionalPart(instant),
  publishedAt: instant,
  modifiedAt: instant.nullish(),
  // A byline may have been removed to protect someone, so it is never guessed.
  noByline: z.boolean().nullish(),
  section: optionalLink,
  authors: itemsOf(name, maxReferences).nullish(),
  leadImage: image.nullish(),
  keyPoints: z.array(text.nullable()).max(100).nullish(),
});
export type TeaserResult = z.output<typeof teaser>;
