import { RevertIcon } from '@sanity/icons/Revert';
import { defineType } from 'sanity';
import { correctionKinds, correctionStatuses } from '../../../lib/corrections/vocabulary.ts';
import { titleOf } from '../../../lib/vocabulary.ts';
import { CorrectionNotices } from '../../studio/actions/corrections/CorrectionNotices.tsx';
import { newestFirst } from '../newestFirst.ts';
import { changeFields } from './correctionChange.ts';
import { decisionFields } from './correctionDecision.ts';
import { reportFields } from './correctionReport.ts';

/** A correction, from the report to the published note. */
export const correction = defineType({
  name: 'correction',
  title: 'Correction',
  type: 'document',
  icon: RevertIcon,
  components: { input: CorrectionNotices },
  groups: [
    { name: 'change', title: 'Correction', default: true },
    { name: 'report', title: 'Report' },
    { name: 'decision', title: 'Decision' },
  ],
  fields: [...reportFields, ...changeFields, ...decisionFields],
  orderings: [newestFirst('publishedAt')],
  preview: {
    select: {
      headline: 'article.headline',
      liveStory: 'article.story.headline',
      note: 'note',
      message: 'reportMessage',
      kind: 'kind',
      status: 'status',
      missedBecause: 'missedBecause',
      declineReason: 'declineReason',
      inRelease: 'inRelease',
    },
    prepare: ({
      headline,
      liveStory,
      note,
      message,
      kind,
      status,
      missedBecause,
      declineReason,
      inRelease,
    }) => ({
      title: `${kind ? titleOf(correctionKinds, kind) : 'Report'}: ${headline || liveStory || 'no story named'}`,
      subtitle: [
        missedBecause
          ? `Missed its time: ${missedBecause}`
          : inRelease
            ? 'Approved, in a release'
            : status && titleOf(correctionStatuses, status),
        status === 'declined' && declineReason,
        note || message,
      ]
        .filter(Boolean)
        .join(' · '),
    }),
  },
});
