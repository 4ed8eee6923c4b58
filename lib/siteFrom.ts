import { findPicture } from './images/imageUrl.ts';
import type { SiteResult } from './queryResults/site.ts';
import { inPaperOrder } from './sections/inPaperOrder.ts';
import { policyRoles, type Site } from './site.ts';
import { lookFrom } from './theme/Look.ts';
import type { Theme } from './theme/Theme.ts';

/** The publication with defaults, so that a lake without a site document has pages too. */
export const siteFrom = ({ site, sections }: SiteResult, theme: Theme): Site => {
  const title = site?.title ?? 'Copydesk';
  const policies = policyRoles.flatMap((role) => {
    const page = site?.[role];
    return page ? [[role, page] as const] : [];
  });
  return {
    title,
    tagline: site?.tagline ?? null,
    publisher: {
      name: site?.publisher?.name ?? title,
      legalName: site?.publisher?.legalName ?? null,
      logo: findPicture(site?.publisher?.logo),
    },
    look: lookFrom(theme, site?.look),
    timeZone: site?.timeZone ?? 'UTC',
    language: site?.language ?? 'en',
    noBylineLine: site?.noBylineLine ?? null,
    alone: site?.fourEyes?.off === true ? { since: site.fourEyes.since ?? null } : null,
    sections: inPaperOrder(sections ?? [], site?.sectionOrder ?? [], ({ _id }) => _id).map(
      ({ title: name, slug }) => ({ title: name, slug }),
    ),
    policies: Object.fromEntries(policies),
  };
};
