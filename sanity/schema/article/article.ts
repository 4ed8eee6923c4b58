import { DocumentTextIcon } from '@sanity/icons/DocumentText';
import { defineType } from 'sanity';
import { statusLine } from '../../../lib/articles/statusLine.ts';
import { correctionIn, selectedCorrection } from '../../../lib/corrections/state/waitingWords.ts';
import { releaseIn } from '../../../lib/releases/releaseIn.ts';
import { listedDay } from '../../studio/newsroom/newsroomTime.ts';
import { StoryForm } from '../../studio/writing/StoryForm.tsx';
import { findUsualByline } from '../../studio/writing/usualByline.ts';
import { newestFirst } from '../newestFirst.ts';
import { isDraft, storedIds } from '../storedIds.ts';
import { filingFields } from './articleFiling.ts';
import { peopleFields } from './articlePeople.ts';
import { publicationFields } from './articlePublication.ts';
import { storyFields, summaryFields } from './articleStory.ts';
import { keptFromCopies } from './keptFromCopies.ts';

/** A story. Its page uses these fields and the documents that they reference. */
export const article = defineType({
  name: 'article',
  title: 'Story',
  type: 'document',
  icon: DocumentTextIcon,
  // The headline is the first field already.
  __experimental_formPreviewTitle: false,
  groups: [
    { name: 'story', title: 'Story', default: true },
    { name: 'summary', title: 'Summary' },
    { name: 'people', title: 'People' },
    { name: 'filing', title: 'Filing' },
    { name: 'publication', title: 'Publication' },
  ],
  fields: [...storyFields, ...summaryFields, ...peopleFields, ...filingFields, ...publicationFields].map(
    keptFromCopies,
  ),
  components: { input: StoryForm },
  initialValue: findUsualByline,
  orderings: [
    newestFirst('firstPublishedAt'),
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
      unscheduledAt: 'unscheduledAt',
      unreviewedChangeAt: 'unreviewedChangeAt',
      sentBack: 'sentBack',
      withdrawal: 'withdrawal',
      inRelease: 'inRelease',
      unreadCopy: 'unreadCopy',
      ...selectedCorrection,
      ...storedIds,
    },
    prepare: ({ headline, section, media, originalId, id, ...dates }) => ({
      title: headline || 'Untitled story',
      subtitle: [
        statusLine(
          {
            ...dates,
            correction: correctionIn(dates),
            isDraft: isDraft({ originalId, id }),
            isCopy: releaseIn(originalId ?? id ?? '') !== null,
          },
          new Date(),
        ),
        section,
        listedDay(dates.firstPublishedAt),
      ]
        .filter(Boolean)
        .join(' · '),
      media,
    }),
  },
});
