import { defineArrayMember, defineField } from 'sanity';
import { slugFor } from '../../../lib/text/slugFor.ts';
import { PictureInput } from '../../studio/pictures/PictureInput.tsx';
import { AddressInput } from '../../studio/writing/AddressInput.tsx';
import { HeadlineInput } from '../../studio/writing/HeadlineInput.tsx';
import { SectionInput } from '../../studio/writing/SectionInput.tsx';
import { foundFirst } from '../foundFirst.ts';
import { hasAddress } from '../hasAddress.ts';
import { checkRights } from '../picture/checkRights.ts';
import {
  altField,
  captionField,
  creditField,
  rightsFields,
  rightsFieldset,
} from '../picture/pictureFields.ts';

/** Everything that a story needs to be filed, in the order in which it is written; then its picture. */
export const storyFields = [
  defineField({
    name: 'headline',
    title: 'Headline',
    type: 'string',
    group: 'story',
    options: foundFirst,
    components: { input: HeadlineInput },
    validation: (rule) => [
      rule.required().error('A story needs a headline.'),
      rule.max(90).warning('Over 90 characters, the headline fills the first screen of a phone.'),
      rule.max(110).warning('Over 110 characters, search engines cut the headline.'),
      rule
        .custom(
          (headline) => !headline?.trim().endsWith('.') || 'Remove the full stop at the end of the headline.',
        )
        .warning(),
      rule
        .custom((headline) =>
          headline &&
          /\p{L}{4}/u.test(headline) &&
          headline === headline.toLocaleUpperCase('en') &&
          headline !== headline.toLocaleLowerCase('en')
            ? 'A headline in capitals is hard to read. Use normal case.'
            : true,
        )
        .warning(),
    ],
  }),
  defineField({
    name: 'slug',
    title: 'Address',
    type: 'slug',
    group: 'story',
    options: { source: 'headline', maxLength: 90, slugify: (headline) => slugFor(headline) },
    components: { input: AddressInput },
    validation: hasAddress,
  }),
  defineField({
    name: 'standfirst',
    title: 'Standfirst',
    type: 'text',
    rows: 3,
    group: 'story',
    description: 'One or two sentences under the headline: what happened, and why it matters.',
    validation: (rule) => [
      rule.required().error('Write a standfirst, so that readers know what the story is about.'),
      rule.max(300).error('Keep it under 300 characters.'),
      rule.min(40).warning('Under 40 characters, the standfirst says little more than the headline.'),
      rule.max(220).warning('Over 220 characters, the standfirst reads like the first paragraph.'),
    ],
  }),
  defineField({
    name: 'section',
    title: 'Section',
    type: 'reference',
    to: [{ type: 'section' }],
    group: 'story',
    components: { input: SectionInput },
    validation: (rule) => rule.required().error('Choose the section of the story.'),
  }),
  defineField({
    name: 'body',
    title: 'Body',
    type: 'body',
    group: 'story',
    validation: (rule) => rule.required().error('Write the text of the story.'),
  }),
  defineField({
    name: 'leadImage',
    title: 'Lead picture',
    type: 'image',
    group: 'story',
    options: { hotspot: true },
    components: { input: PictureInput },
    fieldsets: [rightsFieldset],
    fields: [altField, captionField, creditField, ...rightsFields],
    validation: checkRights,
  }),
];

/** The summary and key points, which a correction flags for a re-check. */
export const summaryFields = [
  defineField({
    name: 'recheckSummary',
    title: 'The story was corrected: the summary and key points need a re-check',
    type: 'boolean',
    group: 'summary',
    description: 'They may repeat the error. Compare both with the corrected text, then switch this off.',
    hidden: ({ value }) => value !== true,
    validation: (rule) =>
      rule
        .custom((flag) => flag !== true || 'Compare the summary and key points with the corrected text.')
        .warning(),
  }),
  defineField({
    name: 'summary',
    title: 'Summary',
    type: 'text',
    rows: 4,
    group: 'summary',
    description: 'Shown at the end of the story, in search results, in feeds and on cards.',
    validation: (rule) => rule.max(500).warning('Keep the summary under 500 characters.'),
  }),
  defineField({
    name: 'keyPoints',
    title: 'Key points',
    type: 'array',
    group: 'summary',
    of: [defineArrayMember({ type: 'string' })],
    validation: (rule) => [rule.unique(), rule.max(6).warning('Keep to six key points or fewer.')],
  }),
];
