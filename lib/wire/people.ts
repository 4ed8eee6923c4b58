import { z } from 'zod';
import { name, slug, text } from './fields.ts';
import { image } from './image.ts';
import { spare } from './readWire.ts';

/** A person in a byline. Their name stays even if other fields cannot be read. */
export const person = z.object({
  name: name.nullish(),
  slug: spare(slug),
  role: spare(text),
  portrait: spare(image),
});
export type WirePerson = z.output<typeof person>;

/**
 * Another rule decides which channels are shown.
 *
 * @see publicChannels
 */
export const contact = person.extend({ channels: z.unknown().optional() });
export type WireContact = z.output<typeof contact>;
