import 'server-only';
import { cache } from 'react';
import { arrangeFront, type Front } from '../../lib/articles/arrangeFront.ts';
import { linkFrom, teasersFrom } from '../../lib/articles/teaserFrom.ts';
import type { CorrectionOfStory, LoggedCorrection } from '../../lib/corrections/Correction.ts';
import { correctionLog } from '../../lib/corrections/correctionLog.ts';
import { frontQuery } from '../queries/front.ts';
import { read } from './read.ts';

const mostCorrections = 3;

const hasStory = (correction: LoggedCorrection): correction is CorrectionOfStory =>
  correction.article !== null;

/** The front page, filled by itself, and the newest corrections beside it. */
export const findFront = cache(async (): Promise<{ front: Front; corrections: CorrectionOfStory[] }> => {
  const { stories, sections, corrections } = await read(frontQuery);
  const strips = sections.flatMap((wire) => {
    const section = linkFrom(wire);
    return section ? [{ section, stories: teasersFrom(wire.stories) }] : [];
  });
  return {
    front: arrangeFront(teasersFrom(stories), strips),
    corrections: correctionLog(corrections, new Date())
      .filter(hasStory)
      .filter(({ isSuperseded }) => !isSuperseded)
      .slice(0, mostCorrections),
  };
});
