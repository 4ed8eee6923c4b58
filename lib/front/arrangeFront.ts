import { sectionPath, topicPath } from '../addresses.ts';
import type { Teaser } from '../content/Teaser.ts';
import type { CorrectionOfStory } from '../corrections/Correction.ts';
import { newestFirst } from '../dates/instants.ts';
import {
  type EditedFront,
  type EditedStrip,
  maxInStrip,
  maxSeconds,
  type Slot,
  uneditedFront,
} from './EditedFront.ts';
import { fillRest } from './filling/fillRest.ts';
import type { MadeUp } from './filling/makeUp.ts';
import { takerOf } from './filling/takerOf.ts';
import { isOver } from './isOver.ts';
import { pairShortStrips, type SectionStories, type Strip } from './sectionStrips.ts';

export type Front = MadeUp & {
  lead: Teaser | null;
  seconds: Teaser[];
  strips: Strip[];
  /** A ranking, not places: it names stories that stand above too. */
  mostRead: Teaser[];
};

type FrontContent = {
  /** Without retracted ones. */
  stories: Teaser[];
  sections: SectionStories[];
  /** Newest first. */
  corrections: CorrectionOfStory[];
  /** Null without a document. */
  edited: EditedFront | null;
  /** Most first. */
  mostRead: Teaser[];
  /** The time of the render, ISO 8601. */
  now: string;
};

const usualSeconds = 2;

/**
 * Arranges the front page. What no editor chose fills itself: the newest story leads, the next are beside it, then
 * the latest ones and a strip for each section.
 *
 * No story is shown twice: what an editor chose stays in its first place, and lead, seconds, strips, latest and the
 * other sections take what the ones before left. Only the ranking of the most read names them again.
 */
export const arrangeFront = ({
  stories,
  sections,
  corrections,
  edited,
  mostRead,
  now,
}: FrontContent): Front => {
  const front = edited ?? uneditedFront;
  const byTime = stories.toSorted((a, b) => newestFirst(a.publishedAt, b.publishedAt));
  const shown = new Set<string>();
  const take = takerOf(shown);
  const [chosenLead] = take(storiesIn(front.lead ? [front.lead] : [], now), 1);
  const chosenSeconds = take(storiesIn(front.seconds, now), maxSeconds);
  const started = front.strips.map((strip) => ({
    strip,
    chosen: take(storiesIn(strip.chosen, now), maxInStrip),
  }));

  const [filledLead] = chosenLead ? [] : take(byTime, 1);
  const seconds = [...chosenSeconds, ...take(byTime, usualSeconds - chosenSeconds.length)];
  const filled = started.map(({ strip, chosen }) => ({
    strip,
    stories: [...chosen, ...take(strip.newest, Math.min(strip.count, maxInStrip) - chosen.length)],
  }));
  // Without another story, the first one leads wherever it was chosen.
  const lead =
    chosenLead ??
    filledLead ??
    [seconds, ...filled.map(({ stories }) => stories)].find(isFilled)?.shift() ??
    null;
  const named = new Set(
    front.strips.flatMap(({ subject }) => (subject?.kind === 'section' ? subject.slug : [])),
  );
  const others = front.hasOnlyTheseStrips ? [] : sections.filter(({ section }) => !named.has(section.slug));
  const { madeUp, strips } = fillRest({
    lead,
    seconds,
    corrections,
    left: byTime.filter(({ id }) => !shown.has(id)),
    sections,
    others,
    shown,
  });
  return {
    ...madeUp,
    lead,
    seconds,
    strips: pairShortStrips([
      ...filled
        .filter(({ stories }) => isFilled(stories))
        .map(({ strip, stories }) => stripFrom(strip, stories)),
      ...strips,
    ]),
    mostRead,
  };
};

/** All stories of the front, newest first. */
export const listFrontStories = ({ lead, seconds, latest, strips }: Front): Teaser[] =>
  [...(lead ? [lead] : []), ...seconds, ...latest, ...strips.flatMap(({ stories }) => stories)].toSorted(
    (a, b) => newestFirst(a.publishedAt, b.publishedAt),
  );

const isFilled = (stories: Teaser[]): boolean => stories.length > 0;

/** The stories of places that have not ended, with the words and pictures for the front. */
const storiesIn = (slots: Slot[], now: string): Teaser[] =>
  slots.flatMap(({ story, headline, kicker, picture, until, areWordsOutdated }) => {
    if (!story || isOver(until, now)) return [];
    return {
      ...story,
      ...(!areWordsOutdated && headline && { headline }),
      ...(!areWordsOutdated && kicker && { kicker }),
      ...(picture && { leadImage: picture }),
    };
  });

const stripFrom = ({ title, subject, form }: EditedStrip, stories: Teaser[]): Strip => ({
  title: title ?? subject?.title ?? null,
  path: subject && (subject.kind === 'section' ? sectionPath : topicPath)(subject.slug),
  stories,
  form: form ?? 'equal',
  isHalf: false,
});
