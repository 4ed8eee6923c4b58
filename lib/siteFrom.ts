import { linkFrom, linksFrom, type WireLink } from './articles/teaserFrom.ts';
import { findPicture, type WireImage } from './images/imageUrl.ts';
import { policyRoles, type Site } from './site.ts';

/** The publication as its query tells it. */
export type WireSite = {
  site:
    | ({
        title?: string | null;
        tagline?: string | null;
        timeZone?: string | null;
        language?: string | null;
        noBylineLine?: string | null;
        publisher?: { name?: string | null; legalName?: string | null; logo?: WireImage | null } | null;
      } & Partial<Record<(typeof policyRoles)[number], WireLink>>)
    | null;
  sections: WireLink[];
};

const isTimeZone = (name: string) => {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
};

/** The publication with what it has not said yet filled in, so that a lake without a site document has pages too. */
export const siteFrom = ({ site, sections }: WireSite): Site => {
  const title = site?.title ?? 'Copydesk';
  const timeZone = site?.timeZone ?? 'UTC';
  const policies = policyRoles.flatMap((role) => {
    const page = linkFrom(site?.[role]);
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
    timeZone: isTimeZone(timeZone) ? timeZone : 'UTC',
    language: site?.language ?? 'en',
    noBylineLine: site?.noBylineLine ?? null,
    sections: linksFrom(sections),
    policies: Object.fromEntries(policies),
  };
};
