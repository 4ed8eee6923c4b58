import type { Picture } from './images/imageUrl.ts';
import type { Look } from './theme/Look.ts';

/** A house page that the site links to, by its role. */
export type PolicyLink = { title: string; slug: string };

export const policyRoles = [
  'correctionsPolicy',
  'ethicsPolicy',
  'publishingPrinciples',
  'masthead',
  'ownershipFundingInfo',
  'actionableFeedbackPolicy',
  'noBylinesPolicy',
  'tips',
  'pictureLicence',
] as const;
export type PolicyRole = (typeof policyRoles)[number];

/** The policies that schema.org has a property for. */
export const declaredPolicies = policyRoles.filter((role) => role !== 'tips' && role !== 'pictureLicence');

/** The publication: the data that every page needs. */
export type Site = {
  title: string;
  tagline: string | null;
  publisher: { name: string; legalName: string | null; logo: Picture | null };
  look: Look;
  timeZone: string;
  language: string;
  noBylineLine: string | null;
  sections: { title: string; slug: string }[];
  /** Set while corrections need no second person. `since` is ISO 8601, or null if unknown. */
  alone: { since: string | null } | null;
  /** Only roles whose page exists. */
  policies: Partial<Record<PolicyRole, PolicyLink>>;
};

/** The pages of all policies, each page once: one page may have several roles. */
export const listPolicies = ({ policies }: Site): PolicyLink[] => {
  const pages = policyRoles.flatMap((role) => policies[role] ?? []);
  return pages.filter(({ slug }, index) => pages.findIndex((page) => page.slug === slug) === index);
};
