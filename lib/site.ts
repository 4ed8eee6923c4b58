import type { Picture } from './images/imageUrl.ts';

/** A house page that the site links to, by the role that it plays. */
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
] as const;
export type PolicyRole = (typeof policyRoles)[number];

/** The publication: what every page needs to know of it. */
export type Site = {
  title: string;
  tagline: string | null;
  publisher: { name: string; legalName: string | null; logo: Picture | null };
  timeZone: string;
  language: string;
  noBylineLine: string | null;
  sections: { title: string; slug: string }[];
  /** Set while corrections are published without a second person: since when, ISO 8601, where that is known. */
  alone: { since: string | null } | null;
  /** Only those whose page exists. */
  policies: Partial<Record<PolicyRole, PolicyLink>>;
};
