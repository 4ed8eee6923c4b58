import { BoltIcon } from '@sanity/icons/Bolt';
import { defineArrayMember, defineField, defineType } from 'sanity';
import { correctionIn, selectedCorrection } from '../../../lib/corrections/state/waitingWords.ts';
import { entryStatusLine } from '../../../lib/live/entryStatusLine.ts';
import { openingWords } from '../../../lib/live/openingWords.ts';
import { EntryForm } from '../../studio/live/EntryForm.tsx';
import { publicationFields } from '../article/articlePublication.ts';
import { foundFirst } from '../foundFirst.ts';
import { newestFirst } from '../newestFirst.ts';
import { isDraft, storedIds } from '../storedIds.ts';

/** The server writes them as it does for a story. */
const kept = [
  'firstPublishedAt',
  'modifiedAt',
  'withdrawnAt',
  'withdrawal',
  'keptOnSite',
  'waitingCorrection',
];

/**
 * An entry of a live story. It is a document of its own, so that two people write at once and one entry is published
 * without the others. What it says has the names of a story's fields: the same rules compare and correct both.
 */
export const liveEntry = defineType({
  name: 'liveEntry',
  title: 'Live entry',
  type: 'document',
  icon: BoltIcon,
  __experimental_formPreviewTitle: false,
  components: { input: EntryForm },
  fields: [
    defineField({
      name: 'headline',
      title: 'Headline',
      type: 'string',
      options: foundFirst,
      description: 'A few words. A short update needs none; a key moment does.',
      validation: (rule) => [
        rule.max(90).warning('Over 90 characters, the headline fills the first screen of a phone.'),
        rule.custom(
          (headline, { document }) =>
            document?.isKey !== true || Boolean(headline?.trim()) || 'A key moment needs a headline.',
        ),
      ],
    }),
    defineField({
      name: 'body',
      title: 'Text',
      type: 'unsourcedBody',
      validation: (rule) => rule.required().error('Write the text of the entry.'),
    }),
    defineField({
      name: 'isKey',
      title: 'Key moment',
      type: 'boolean',
      description: 'Its headline is listed above the entries.',
      initialValue: false,
    }),
    defineField({
      name: 'isPinned',
      title: 'Pinned',
      type: 'boolean',
      description: 'It stays above the newer entries until the coverage ends.',
      initialValue: false,
    }),
    defineField({
      name: 'endsCoverage',
      title: 'Ends the live coverage',
      type: 'boolean',
      description:
        'The last entry. With it the page reads as a story, oldest entry first, and stops updating.',
      initialValue: false,
    }),
    defineField({
      name: 'bylines',
      title: 'Written by',
      type: 'array',
      of: [defineArrayMember({ type: 'reference', to: [{ type: 'person' }] })],
      validation: (rule) => rule.unique(),
    }),
    defineField({
      name: 'story',
      title: 'Live story',
      type: 'reference',
      to: [{ type: 'article' }],
      // Weak, as that of a correction: a story is taken off the site with its entries, whose drafts stay.
      weak: true,
      readOnly: true,
      validation: (rule) => rule.required().error('Begin the entry under “Live” of its story.'),
    }),
    ...publicationFields
      .filter(({ name }) => kept.includes(name))
      .map((field) => {
        const { group: _group, ...ungrouped } = field as typeof field & { group?: string };
        const isHidden = field.name === 'waitingCorrection';
        return { ...ungrouped, hidden: ({ value }: { value?: unknown }) => isHidden || !value };
      }),
  ],
  orderings: [newestFirst('firstPublishedAt')],
  preview: {
    select: {
      headline: 'headline',
      body: 'body',
      firstPublishedAt: 'firstPublishedAt',
      withdrawnAt: 'withdrawnAt',
      withdrawal: 'withdrawal',
      isKey: 'isKey',
      isPinned: 'isPinned',
      endsCoverage: 'endsCoverage',
      missedSchedule: 'missedSchedule',
      ...selectedCorrection,
      ...storedIds,
    },
    prepare: ({ headline, body, originalId, id, ...entry }) => ({
      title: headline || openingWords(body) || 'Empty entry',
      subtitle: entryStatusLine({
        ...entry,
        correction: correctionIn(entry),
        isDraft: isDraft({ originalId, id }),
      }),
    }),
  },
});
