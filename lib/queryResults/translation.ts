import { z } from 'zod';
import { id, name, slug } from './fields.ts';

/** A story in another language. An embargo that is no date is an embargo, a retraction that is none is one. */
export const translation = z.object({
  _id: id,
  slug,
  headline: name,
  language: z.string().max(100),
  embargoedUntil: z.unknown(),
  retractedAt: z.unknown(),
});
export type TranslationResult = z.output<typeof translation>;
