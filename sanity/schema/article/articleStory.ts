import { defineArrayMember, defineField } from 'sanity';
import { altField, captionField, creditField } from '../pictureFields.ts';

/** The text of a story, from the kicker to the key points. */
export const storyFields = [
  defineField({
    name: 'kicker',
    title: 'Kicker',
    type: 'string',
    group: 'story',
    description: 'A label over the headline, such as “Exclusive”. Often there is none.',
    validation: (rule) => rule.max(30).warning('A kicker is a word or two.'),
  }),
  defineField({
    name: 'headline',
    title: 'Headline',
    type: 'string',
    group: 'story',
    validation: (rule) => [
      rule.required().error('A story needs a headline.'),
      rule.max(90).warning('Over 90 characters: it fills a phone’s first screen.'),
      rule.max(110).warning('Over 110 characters: search engines cut it.'),
      rule
        .custom((headline) => !headline?.trim().endsWith('.') || 'Headlines end without a full stop.')
        .warning(),
      rule
        .custom((headline) =>
          headline &&
          /\p{L}{4}/u.test(headline) &&
          headline === headline.toLocaleUpperCase('en') &&
          headline !== headline.toLocaleLowerCase('en')
            ? 'All capitals are hard to read.'
            : true,
        )
        .warning(),
    ],
  }),
  defineField({
    name: 'standfirst',
    title: 'Standfirst',
    type: 'text',
    rows: 3,
    group: 'story',
    description: 'One or two sentences under the headline: what happened, and why it matters.',
    validation: (rule) => [
      rule.required().error('The standfirst tells readers whether to go on.'),
      rule.max(300).error('Keep it under 300 characters.'),
      rule.min(40).warning('Under 40 characters it says hardly more than the headline.'),
      rule.max(220).warning('Over 220 characters it reads like the first paragraph.'),
    ],
  }),
  defineField({
    name: 'leadImage',
    title: 'Lead picture',
    type: 'image',
    group: 'story',
    options: { hotspot: true },
    fields: [altField, captionField, creditField],
  }),
  defineField({
    name: 'body',
    title: 'Body',
    type: 'body',
    group: 'story',
    validation: (rule) => rule.required().error('There is no story yet.'),
  }),
  defineField({
    name: 'recheckSummary',
    title: 'The story was corrected: the summary and key points need a re-check',
    type: 'boolean',
    group: 'summary',
    description: 'Summaries repeat errors. Read both against the corrected text, then switch this off.',
    hidden: ({ value }) => value !== true,
    validation: (rule) =>
      rule
        .custom((flag) => flag !== true || 'Read summary and key points against the corrected text.')
        .warning(),
  }),
  defineField({
    name: 'summary',
    title: 'Summary',
    type: 'text',
    rows: 4,
    group: 'summary',
    description: 'Stands at the end of the story, in search results, in feeds and on cards.',
    validation: (rule) => rule.max(500).warning('A summary over 500 characters is a story of its own.'),
  }),
  defineField({
    name: 'keyPoints',
    title: 'Key points',
    type: 'array',
    group: 'summary',
    of: [defineArrayMember({ type: 'string' })],
    validation: (rule) => [rule.unique(), rule.max(6).warning('More than six points are not key.')],
  }),
];
