import { RevertIcon } from '@sanity/icons/Revert';
import { defineType } from 'sanity';
import { correctionLine, correctionName } from '../../../lib/corrections/state/correctionLine.ts';
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
      unscheduledAt: 'unscheduledAt',
      declineReason: 'declineReason',
      scheduledFor: 'scheduledFor',
      inRelease: 'inRelease',
    },
    prepare: ({ headline, liveStory, ...correction }) => ({
      title: `${correctionName(correction)}: ${headline || liveStory || 'no story named'}`,
      subtitle: correctionLine(correction),
    }),
  },
});
