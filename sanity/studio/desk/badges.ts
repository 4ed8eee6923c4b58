import type { DocumentBadgeComponent, DocumentBadgeDescription, DocumentBadgesResolver } from 'sanity';
import { statusLine } from '../../../lib/articles/statusLine.ts';
import { type StoryStatus, storyStatus, storyStatusWords } from '../../../lib/articles/storyStatus.ts';
import { type CorrectionStatus, correctionStatuses } from '../../../lib/corrections/vocabulary.ts';
import { coverageStates } from '../../../lib/planning/Coverage.ts';
import { coverageFrom } from '../../../lib/planning/coverageProblem.ts';
import { isLate, stateOf } from '../../../lib/planning/PlannedStory.ts';
import { titleOf } from '../../../lib/vocabulary.ts';
import { correctionOf } from '../actions/corrections/correctionOf.ts';
import { storyOf } from '../actions/storyOf.ts';
import { useStoredMarks } from '../newsroom/useStoredMarks.ts';
import { useWaitingCorrection } from '../newsroom/useWaitingCorrection.ts';

type Colour = Pick<DocumentBadgeDescription, 'color'>;

const storyColours: Partial<Record<StoryStatus, Colour>> = {
  sentBack: { color: 'warning' },
  waiting: { color: 'warning' },
  scheduled: { color: 'primary' },
  missed: { color: 'danger' },
  unscheduled: { color: 'danger' },
  live: { color: 'success' },
  corrected: { color: 'success' },
  withdrawn: { color: 'danger' },
  retracted: { color: 'danger' },
};

const correctionColours: Partial<Record<CorrectionStatus, Colour>> = {
  reported: { color: 'warning' },
  drafted: { color: 'warning' },
  approved: { color: 'primary' },
  published: { color: 'success' },
  declined: { color: 'danger' },
};

const useStoryBadge: DocumentBadgeComponent = ({ draft, published, version }) => {
  const shown = useStoredMarks(storyOf(version ?? draft ?? published));
  const correction = useWaitingCorrection(shown?.waitingCorrection?._ref);
  if (!shown) return null;
  const story = { ...shown, correction, isDraft: Boolean(version ?? draft), isCopy: Boolean(version) };
  const now = new Date();
  const status = storyStatus(story, now);
  // The notice above the story has the reason. With it the badge is wider than its pane.
  const hasReason = status === 'sentBack' || status === 'missed' || status === 'unscheduled';
  const label = hasReason ? storyStatusWords[status] : statusLine(story, now);
  return { label, ...storyColours[status] };
};

const correctionBadge: DocumentBadgeComponent = ({ draft, published, version }) => {
  const correction = correctionOf(version ?? draft ?? published);
  const { status } = correction ?? {};
  if (correction?.missedBecause)
    return {
      label: storyStatusWords[correction.unscheduledAt ? 'unscheduled' : 'missed'],
      color: 'danger',
    };
  if (correction?.inRelease) return { label: 'Approved, in a release', color: 'primary' };
  if (status === 'approved' && correction?.scheduledFor)
    return { label: storyStatusWords.scheduled, color: 'primary' };
  return status ? { label: titleOf(correctionStatuses, status), ...correctionColours[status] } : null;
};

const coverageBadge: DocumentBadgeComponent = ({ draft }) => {
  if (!draft) return null;
  const coverage = coverageFrom(draft);
  const label = titleOf(coverageStates, stateOf(coverage));
  return isLate(coverage, new Date().toISOString())
    ? { label: `${label}, missed its time`, color: 'danger' }
    : { label };
};

/** The status of a story, correction or planned story, beside its title. */
export const listBadges: DocumentBadgesResolver = (badges, { schemaType }) => {
  switch (schemaType) {
    case 'article':
      return [useStoryBadge];
    case 'correction':
      return [correctionBadge];
    case 'coverage':
      return [coverageBadge];
    default:
      return badges;
  }
};
