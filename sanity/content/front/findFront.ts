import 'server-only';
import { cache } from 'react';
import { teasersFrom } from '../../../lib/articles/teaserFrom.ts';
import type { CorrectionOfStory, LoggedCorrection } from '../../../lib/corrections/Correction.ts';
import { correctionLog } from '../../../lib/corrections/log/correctionLog.ts';
import { arrangeFront, type Front } from '../../../lib/front/arrangeFront.ts';
import { editedFrontFrom } from '../../../lib/front/editedFrontFrom.ts';
import { type EditedFrontResult, front, type SlotResult } from '../../../lib/queryResults/front.ts';
import type { TeaserResult } from '../../../lib/queryResults/teaser.ts';
import { inPaperOrder } from '../../../lib/sections/inPaperOrder.ts';
import { frontQuery } from '../../queries/front.ts';
import { readStories } from '../read/readStories.ts';
import { listMostRead } from './listMostRead.ts';

/**
 * Enough that a front or a strip stays full if an editor gave some of its newest stories another place, or if lead,
 * seconds and latest are all of one section.
 */
const limits = { maxStories: 30, maxInStrip: 18, maxCorrections: 6 };
const maxCorrectionsShown = 3;

const hasStory = (correction: LoggedCorrection): correction is CorrectionOfStory =>
  correction.article !== null;

type Shown = (stories: TeaserResult[] | null | undefined, count: number) => TeaserResult[];

/** All places of an edited front. */
const slotsOf = (edited: EditedFrontResult | null | undefined): SlotResult[] =>
  edited
    ? [
        ...(edited.lead ? [edited.lead] : []),
        ...(edited.seconds ?? []),
        ...(edited.strips ?? []).flatMap(({ chosen }) => chosen ?? []),
      ]
    : [];

/** The edited front without the stories that cannot be shown. */
const showableFront = (edited: EditedFrontResult, shown: Shown): EditedFrontResult => {
  const keep = (slot: SlotResult): SlotResult => ({
    ...slot,
    story: slot.story ? (shown([slot.story], 1)[0] ?? null) : null,
  });
  return {
    ...edited,
    lead: edited.lead ? keep(edited.lead) : null,
    seconds: edited.seconds?.map(keep) ?? null,
    strips:
      edited.strips?.map((strip) => ({
        ...strip,
        chosen: strip.chosen?.map(keep) ?? null,
        newest: shown(strip.newest, limits.maxInStrip),
      })) ?? null,
  };
};

/** The front page, as its document and the newest stories fill it. */
export const findFront = cache(async (): Promise<Front> => {
  const { result, shown } = await readStories(front, frontQuery, {
    limits,
    storiesIn: ({ stories, sections, edited }) => [
      stories,
      ...(sections ?? []).map((section) => section.stories),
      ...(edited?.strips ?? []).map(({ newest }) => newest),
      slotsOf(edited).flatMap(({ story }) => story ?? []),
    ],
  });
  const inOrder = inPaperOrder(result.sections ?? [], result.sectionOrder ?? [], ({ _id }) => _id);
  const sections = inOrder.map(({ title, slug, stories }) => ({
    section: { title, slug },
    stories: teasersFrom(shown(stories, limits.maxInStrip)),
  }));
  const now = new Date();
  return arrangeFront({
    stories: teasersFrom(shown(result.stories, limits.maxStories)),
    sections,
    corrections: correctionLog(result.corrections, now)
      .filter(hasStory)
      .filter(({ isSuperseded }) => !isSuperseded)
      .slice(0, maxCorrectionsShown),
    edited: result.edited ? editedFrontFrom(showableFront(result.edited, shown)) : null,
    mostRead: await listMostRead(now),
    now: now.toISOString(),
  });
});
