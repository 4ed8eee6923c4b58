import { z } from 'zod';
import { id, instant, language, maxReferences, name, slug, spareLink, text } from './fields.ts';
import { image } from './image.ts';
import { itemsOf, spare } from './readWire.ts';

/** What a list shows of a story. */
export const teaser = z.object({
  _id: id,
  _rev: id.nullish(),
  headline: name,
  slug,
  kicker: text.nullish(),
  standfirst: text.nullish(),
  language: spare(language),
  typeOfWork: spare(z.string()),
  publishedAt: instant,
  modifiedAt: instant.nullish(),
  // A byline that may have been taken away to protect somebody is not guessed at.
  noByline: z.boolean().nullish(),
  section: spareLink,
  authors: itemsOf(name, maxReferences).nullish(),
  leadImage: image.nullish(),
  keyPoints: z.array(text.nullable()).max(100).nullish(),
});
export type WireTeaser = z.output<typeof teaser>;
