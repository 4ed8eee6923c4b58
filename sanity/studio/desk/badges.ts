import type { DocumentBadgeComponent, DocumentBadgeDescription, DocumentBadgesResolver } from 'sanity';
import { statusLine } from '../../../lib/articles/statusLine.ts';
import { type StoryStatus, storyStatus } from '../../../lib/articles/storyStatus.ts';
import { type CorrectionStatus, correctionStatuses } from '../../../lib/corrections/vocabulary.ts';
import { titleOf } from '../../../lib/vocabulary.ts';
import { correctionOf } from '../actions/corrections/correctionOf.ts';
import { storyOf } from '../actions/stories/storyOf.ts';

type Colour = Pick<DocumentBadgeDescription, 'color'>;

const storyColours: Partial<Record<StoryStatus, Colour>> = {
  waiting: { color: 'warning' },
  scheduled: { color: 'primary' },
  missed: { color: 'danger' },
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

const storyBadge: DocumentBadgeComponent = ({ draft, published }) => {
  const story = storyOf(draft ?? published);
  if (!story) return null;
  const now = new Date();
  return { label: statusLine(story, now), ...storyColours[storyStatus(story, now)] };
};

const correctionBadge: DocumentBadgeComponent = ({ draft, published }) => {
  const status = correctionOf(draft ?? published)?.status;
  return status ? { label: titleOf(correctionStatuses, status), ...correctionColours[status] } : null;
};

/** The status of a story or correction, beside its title. */
export const listBadges: DocumentBadgesResolver = (badges, { schemaType }) => {
  switch (schemaType) {
    case 'article':
      return [storyBadge];
    case 'correction':
      return [correctionBadge];
    default:
      return badges;
  }
};
