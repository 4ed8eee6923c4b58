import { z } from 'zod';
import { name, slug, text } from './fields.ts';
import { image } from './image.ts';
import { optionalPart } from './parseResult.ts';

/** A person in a byline. Their name stays even if other fields cannot be read. */
export const person = z.object({
  name: name.nullish(),
  slug: optionalPart(slug),
  role: optionalPart(text),
  portrait: optionalPart(image),
});
export type PersonResult = z.output<typeof person>;

/**
 * Another rule decides which channels are shown.
 *
 * @see publicChannels
 */
export const contact = person.extend({ channels: z.unknown().optional() });
export type ContactResult = z.output<typeof contact>;
