import { z } from 'zod';
import { remembered } from '../remembered.ts';
import { type PolicyRole, policyRoles } from '../site.ts';
import { id, instant, language, link, name, optionalLink, text } from './fields.ts';
import { image } from './image.ts';
import { look } from './look.ts';
import { listOf, optionalPart } from './parseResult.ts';

const isTimeZone = remembered((zone: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
});

const policies = Object.fromEntries(policyRoles.map((role) => [role, optionalLink])) as Record<
  PolicyRole,
  typeof optionalLink
>;

/** The publication. Every page shows it, so each part has a default. */
export const site = z.object({
  site: optionalPart(
    z.object({
      title: optionalPart(name),
      tagline: optionalPart(text),
      timeZone: optionalPart(z.string().refine(isTimeZone, 'is not a time zone')),
      language: optionalPart(language),
      noBylineLine: optionalPart(text),
      fourEyes: optionalPart(z.object({ off: z.boolean().nullish(), since: optionalPart(instant) })),
      publisher: optionalPart(
        z.object({ name: optionalPart(name), legalName: optionalPart(text), logo: optionalPart(image) }),
      ),
      sectionOrder: listOf(id),
      look: optionalPart(look),
      ...policies,
    }),
  ),
  sections: listOf(link.extend({ _id: id })),
});
export type SiteResult = z.output<typeof site>;
