import 'server-only';
import { cache } from 'react';
import { arrangeFront, type Front } from '../../lib/articles/arrangeFront.ts';
import { teasersFrom } from '../../lib/articles/teaserFrom.ts';
import type { CorrectionOfStory, LoggedCorrection } from '../../lib/corrections/Correction.ts';
import { correctionLog } from '../../lib/corrections/log/correctionLog.ts';
import { front } from '../../lib/wire/lists.ts';
import { frontQuery } from '../queries/front.ts';
import { readStories } from './readStories.ts';

const most = { most: 12, maxInStrip: 7, mostCorrections: 6 };
const mostCorrectionsShown = 3;

const hasStory = (correction: LoggedCorrection): correction is CorrectionOfStory =>
  correction.article !== null;

/** The automatic front page and the newest corrections. */
export const findFront = cache(async (): Promise<{ front: Front; corrections: CorrectionOfStory[] }> => {
  const { wire, shown } = await readStories(front, frontQuery, {
    most,
    storiesIn: ({ stories, sections }) => [stories, ...(sections ?? []).map((section) => section.stories)],
  });
  const strips = (wire.sections ?? []).map(({ title, slug, stories }) => ({
    section: { title, slug },
    stories: teasersFrom(shown(stories, most.maxInStrip)),
  }));
  return {
    front: arrangeFront(teasersFrom(shown(wire.stories, most.most)), strips),
    corrections: correctionLog(wire.corrections, new Date())
      .filter(hasStory)
      .filter(({ isSuperseded }) => !isSuperseded)
      .slice(0, mostCorrectionsShown),
  };
});
