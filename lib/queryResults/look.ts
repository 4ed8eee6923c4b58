import { z } from 'zod';
import { image } from './image.ts';
import { optionalPart } from './parseResult.ts';

const colour = optionalPart(z.string().max(7));
const parts = optionalPart(z.array(z.string().max(40)).max(40));

/** The look in Site settings. Each part may be missing. */
export const look = z.object({
  accentLight: colour,
  accentDark: colour,
  mark: optionalPart(image),
  frontParts: parts,
  storyParts: parts,
});
export type LookResult = z.output<typeof look>;
