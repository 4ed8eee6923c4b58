import { z } from 'zod';
import { name, slug, text } from './fields.ts';
import { image } from './image.ts';
import { spare } from './readWire.ts';

/** Somebody in a byline, who keeps the credit whatever else of their document cannot be read. */
export const person = z.object({
  name: name.nullish(),
  slug: spare(slug),
  role: spare(text),
  portrait: spare(image),
});
export type WirePerson = z.output<typeof person>;

/** Which channels are shown is a rule of its own. @see publicChannels */
export const contact = person.extend({ channels: z.unknown().optional() });
export type WireContact = z.output<typeof contact>;
