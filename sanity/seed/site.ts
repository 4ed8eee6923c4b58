import { image, reference, weakReference } from './portableText.ts';
import { foundedAt, type SeedDocument } from './SeedDocument.ts';

/** Who publishes, under which rules. Policies that the paper does not have are left out, not linked. */
export const site: SeedDocument = {
  _id: 'site',
  _type: 'site',
  _createdAt: foundedAt,
  title: 'Copydesk',
  tagline: 'A paper that shows its work',
  publisher: {
    name: 'Copydesk',
    logo: image('mark.png', 'A red caret over a black rule, the mark of Copydesk'),
  },
  timeZone: 'Europe/London',
  language: 'en',
  noBylineLine: 'This story carries no byline',
  sections: ['tech', 'standards', 'inside'].map((name) => ({
    ...weakReference(`section-${name}`),
    _key: name,
  })),
  correctionsEmail: 'corrections@example.org',
  correctionsPolicy: reference('page-corrections-policy'),
  ethicsPolicy: reference('page-principles'),
  publishingPrinciples: reference('page-principles'),
  masthead: reference('page-about'),
  ownershipFundingInfo: reference('page-about'),
  actionableFeedbackPolicy: reference('page-feedback'),
  noBylinesPolicy: reference('page-bylines'),
  tips: reference('page-tips'),
};
