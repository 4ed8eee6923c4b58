import { z } from 'zod';
import { instant, language, links, name, spareLink, text } from './fields.ts';
import { image } from './image.ts';
import { spare } from './readWire.ts';

const isTimeZone = (zone: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
};

const roles = z.object({
  correctionsPolicy: spareLink,
  ethicsPolicy: spareLink,
  publishingPrinciples: spareLink,
  masthead: spareLink,
  ownershipFundingInfo: spareLink,
  actionableFeedbackPolicy: spareLink,
  noBylinesPolicy: spareLink,
  tips: spareLink,
});

/** The publication. Every page shows it, so each part has a default. */
export const site = z.object({
  site: spare(
    z.object({
      title: spare(name),
      tagline: spare(text),
      timeZone: spare(z.string().refine(isTimeZone, 'is no time zone')),
      language: spare(language),
      noBylineLine: spare(text),
      fourEyes: spare(z.object({ off: z.boolean().nullish(), since: spare(instant) })),
      publisher: spare(z.object({ name: spare(name), legalName: spare(text), logo: spare(image) })),
      ...roles.shape,
    }),
  ),
  sections: links,
});
export type WireSite = z.output<typeof site>;
