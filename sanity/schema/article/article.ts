import { DocumentTextIcon } from '@sanity/icons/DocumentText';
import { defineType } from 'sanity';
import { statusLine } from '../../../lib/articles/statusLine.ts';
import { StoryForm } from '../../studio/schedule/StoryForm.tsx';
import { filingFields } from './articleFiling.ts';
import { peopleFields } from './articlePeople.ts';
import { publicationFields } from './articlePublication.ts';
import { storyFields } from './articleStory.ts';

/** A story. Its page uses these fields and the documents that they reference. */
export const article = defineType({
  name: 'article',
  title: 'Story',
  type: 'document',
  icon: DocumentTextIcon,
  groups: [
    { name: 'story', title: 'Story', default: true },
    { name: 'summary', title: 'Summary' },
    { name: 'people', title: 'People' },
    { name: 'filing', title: 'Filing' },
    { name: 'publication', title: 'Publication' },
  ],
  fields: [...storyFields, ...peopleFields, ...filingFields, ...publicationFields],
  components: { input: StoryForm },
  orderings: [
    {
      name: 'newestFirst',
      title: 'Newest first',
      by: [
        { field: 'firstPublishedAt', direction: 'desc' },
        { field: '_createdAt', direction: 'desc' },
      ],
    },
    { name: 'lastTouched', title: 'Last touched', by: [{ field: '_updatedAt', direction: 'desc' }] },
  ],
  preview: {
    select: {
      headline: 'headline',
      section: 'section.title',
      media: 'leadImage',
      firstPublishedAt: 'firstPublishedAt',
      modifiedAt: 'modifiedAt',
      filedAt: 'filedAt',
      withdrawnAt: 'withdrawnAt',
      retractedAt: 'retractedAt',
      scheduledFor: 'scheduledFor',
      scheduledZone: 'scheduledZone',
      missedBecause: 'missedBecause',
      takenBackAt: 'takenBackAt',
    },
    prepare: ({ headline, section, media, ...dates }) => ({
      title: headline || 'Untitled story',
      subtitle: [statusLine(dates, new Date()), section].filter(Boolean).join(' · '),
      media,
    }),
  },
});
