import { sectionPath, topicPath } from '../addresses.ts';
import type { Link, Teaser } from '../content/Teaser.ts';
import { newestFirst } from '../dates/instants.ts';
import {
  type EditedFront,
  type EditedStrip,
  maxInStrip,
  maxSeconds,
  type Slot,
  type StripForm,
} from './EditedFront.ts';
import { isOver } from './isOver.ts';

export type Strip = { title: string; path: string | null; stories: Teaser[]; form: StripForm };

export type Front = {
  lead: Teaser | null;
  seconds: Teaser[];
  latest: Teaser[];
  strips: Strip[];
};

type SectionStories = { section: Link; stories: Teaser[] };

const usualSeconds = 2;
const maxLatest = 9;
const maxInSectionStrip = 4;

/**
 * Arranges the front page. What no editor chose fills itself: the newest story leads, the next are beside it, then
 * the latest ones and a strip for each section.
 *
 * An edited front shows no story twice: what an editor chose stays in its first place, and lead, seconds, strips,
 * latest and the other sections take what the ones before left. Latest leaves half of it to the other sections.
 *
 * @param stories without retracted ones.
 * @param edited with the time of the render, ISO 8601; null without a document.
 */
export const arrangeFront = (
  stories: Teaser[],
  sections: SectionStories[],
  edited: { front: EditedFront; now: string } | null = null,
): Front => {
  const byTime = stories.toSorted((a, b) => newestFirst(a.publishedAt, b.publishedAt));
  return edited
    ? arrangeEdited(byTime, sections, edited.front, edited.now)
    : arrangeAutomatically(byTime, sections);
};

/** The latest column has the second stories too, and those of the strips. */
const arrangeAutomatically = (byTime: Teaser[], sections: SectionStories[]): Front => {
  const [lead = null, ...rest] = byTime;
  const seconds = rest.slice(0, usualSeconds);
  const above = new Set([lead, ...seconds].map((story) => story?.id));
  const strips = sectionStrips(sections, (own) =>
    own.filter(({ id }) => !above.has(id)).slice(0, maxInSectionStrip),
  );
  return { lead, seconds, latest: rest.slice(0, maxLatest), strips };
};

const arrangeEdited = (
  byTime: Teaser[],
  sections: SectionStories[],
  edited: EditedFront,
  now: string,
): Front => {
  const shown = new Set<string>();
  const take = (offered: Teaser[], count: number): Teaser[] => {
    const taken: Teaser[] = [];
    for (const story of offered) {
      if (taken.length >= count) break;
      if (shown.has(story.id)) continue;
      shown.add(story.id);
      taken.push(story);
    }
    return taken;
  };
  const [chosenLead] = take(storiesIn(edited.lead ? [edited.lead] : [], now), 1);
  const chosenSeconds = take(storiesIn(edited.seconds, now), maxSeconds);
  const started = edited.strips.map((strip) => ({
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
    chosenLead ?? filledLead ?? [seconds, ...filled.map(({ stories }) => stories)].find(isFilled)?.shift();
  const named = new Set(
    edited.strips.flatMap(({ subject }) => (subject?.kind === 'section' ? subject.slug : [])),
  );
  const others = edited.hasOnlyTheseStrips ? [] : sections.filter(({ section }) => !named.has(section.slug));
  // The latest column would take all stories of a small paper, and its sections would be gone.
  const left = byTime.filter(({ id }) => !shown.has(id)).length;
  const latest = take(byTime, others.length === 0 ? maxLatest : Math.min(maxLatest, Math.ceil(left / 2)));
  return {
    lead: lead ?? null,
    seconds,
    latest,
    strips: [
      ...filled
        .filter(({ stories }) => isFilled(stories))
        .map(({ strip, stories }) => stripFrom(strip, stories)),
      ...sectionStrips(others, (own) => take(own, maxInSectionStrip)),
    ],
  };
};

/** The stories above the strips, each once. */
export const listFrontStories = ({ lead, seconds, latest }: Front): Teaser[] => {
  const stories = [...(lead ? [lead] : []), ...seconds, ...latest];
  return stories.filter(({ id }, index) => stories.findIndex((story) => story.id === id) === index);
};

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
  title: title ?? subject?.title ?? 'More stories',
  path: subject && (subject.kind === 'section' ? sectionPath : topicPath)(subject.slug),
  stories,
  form: form ?? 'equal',
});

/** Strips of three alternate between both layouts. */
const sectionStrips = (sections: SectionStories[], choose: (stories: Teaser[]) => Teaser[]): Strip[] =>
  sections
    .map(({ section, stories }) => ({ section, stories: choose(stories) }))
    .filter(({ stories }) => isFilled(stories))
    .map(({ section, stories }, index) => ({
      title: section.title,
      path: sectionPath(section.slug),
      stories,
      form: stories.length === 3 && index % 2 === 0 ? 'led' : 'equal',
    }));
