import fc from 'fast-check';
import type { Teaser } from '../../../lib/content/Teaser.ts';
import { arrangeFront, type Front, listFrontStories } from '../../../lib/front/arrangeFront.ts';
import { type EditedFront, type Slot, stripForms } from '../../../lib/front/EditedFront.ts';
import { teaser } from '../../fixtures/story.ts';

const now = '2026-11-25T12:00:00Z';
const hour = (number: number) => new Date(Date.UTC(2026, 10, 20) + number * 3_600_000).toISOString();

const archive: Teaser[] = Array.from({ length: 40 }, (_, index) => ({
  ...teaser,
  id: `s${index}`,
  slug: `s${index}`,
  headline: `Own headline ${index}`,
  publishedAt: hour(index),
}));
const sections = ['tech', 'arts', 'sport'].map((slug) => ({ title: slug, slug }));
const sectionOf = (index: number) => sections[index % sections.length];

const untilTimes = fc.constantFrom<unknown>(
  null,
  undefined,
  '2026-11-25T12:00:00.001Z',
  '2027-01-01T00:00:00Z',
  now,
  '2026-11-25T11:00:00Z',
  'soon',
  7,
);
const endsLater = (until: unknown): boolean =>
  until === null || until === undefined || (typeof until === 'string' && Date.parse(until) > Date.parse(now));

const slots = fc.record<Slot>({
  story: fc.option(fc.constantFrom(...archive)),
  headline: fc.option(fc.constant('Headline for the front')),
  kicker: fc.option(fc.constant('Label for the front')),
  picture: fc.constant(null),
  until: untilTimes,
  areWordsOutdated: fc.boolean(),
});
const fronts = fc.record<EditedFront>({
  lead: fc.option(slots),
  seconds: fc.array(slots, { maxLength: 6 }),
  strips: fc.array(
    fc.record({
      title: fc.option(fc.constant('A strip')),
      form: fc.option(fc.constantFrom(...stripForms.map(({ value }) => value))),
      subject: fc.option(fc.constantFrom(...sections).map((link) => ({ ...link, kind: 'section' as const }))),
      count: fc.integer({ min: -1, max: 20 }),
      chosen: fc.array(slots, { maxLength: 9 }),
      newest: fc.subarray(archive, { maxLength: 12 }),
    }),
    { maxLength: 5 },
  ),
  hasOnlyTheseStrips: fc.boolean(),
});
const stories = fc.subarray(archive);

const arrange = (found: Teaser[], edited: EditedFront | null): Front =>
  arrangeFront(
    found,
    sections.map((section) => ({
      section,
      stories: found.filter((_, index) => sectionOf(index) === section).toReversed(),
    })),
    edited && { front: edited, now },
  );

const onPage = ({ lead, seconds, latest, strips }: Front): Teaser[] => [
  ...(lead ? [lead] : []),
  ...seconds,
  ...strips.flatMap((strip) => strip.stories),
  ...latest,
];
const chosenIn = ({ lead, seconds, strips }: EditedFront): Slot[] => [
  ...(lead ? [lead] : []),
  ...seconds,
  ...strips.flatMap(({ chosen }) => chosen),
];

describe('an edited front', () => {
  it('shows no story twice', () => {
    fc.assert(
      fc.property(stories, fronts, (found, edited) => {
        const ids = onPage(arrange(found, edited)).map(({ id }) => id);
        expect(ids).toEqual([...new Set(ids)]);
      }),
    );
  });

  it('shows words for the front only in a place that has not ended, before a correction', () => {
    fc.assert(
      fc.property(stories, fronts, (found, edited) => {
        const valid = chosenIn(edited).filter(
          ({ until, headline, areWordsOutdated }) => endsLater(until) && headline && !areWordsOutdated,
        );
        for (const { id, headline } of onPage(arrange(found, edited)))
          if (headline === 'Headline for the front')
            expect(valid.map(({ story }) => story?.id)).toContain(id);
      }),
    );
  });

  it('shows only stories that were found or chosen', () => {
    fc.assert(
      fc.property(stories, fronts, (found, edited) => {
        const known = new Set(
          [
            ...found,
            ...chosenIn(edited)
              .filter(({ until }) => endsLater(until))
              .flatMap(({ story }) => story ?? []),
            ...edited.strips.flatMap(({ newest }) => newest),
          ].map(({ id }) => id),
        );
        for (const { id } of onPage(arrange(found, edited))) expect(known).toContain(id);
      }),
    );
  });

  it('leads with the chosen story until its time is over', () => {
    fc.assert(
      fc.property(stories, fronts, slots, (found, edited, lead) => {
        const arranged = arrange(found, { ...edited, lead });
        if (lead.story && endsLater(lead.until)) expect(arranged.lead?.id).toBe(lead.story.id);
      }),
    );
  });

  it('has a lead if there is any story, and no empty strip', () => {
    fc.assert(
      fc.property(stories, fronts, (found, edited) => {
        const arranged = arrange(found, edited);
        if (found.length > 0 || onPage(arranged).length > 0) expect(arranged.lead).not.toBeNull();
        for (const strip of arranged.strips) expect(strip.stories.length).toBeGreaterThan(0);
      }),
    );
  });

  it.each([
    ['a small paper', 6, 2],
    ['a large one', 40, 9],
  ])('leaves stories to the sections without a strip: %s', (_case, count, inLatest) => {
    const { latest, strips } = arrange(archive.slice(0, count), {
      lead: null,
      seconds: [],
      strips: [],
      hasOnlyTheseStrips: false,
    });
    expect(latest).toHaveLength(inLatest);
    expect(strips.length).toBeGreaterThan(0);
  });

  it('has a bounded number of stories', () => {
    fc.assert(
      fc.property(stories, fronts, (found, edited) => {
        const { seconds, latest, strips } = arrange(found, edited);
        expect(seconds.length).toBeLessThanOrEqual(4);
        expect(latest.length).toBeLessThanOrEqual(9);
        for (const strip of strips) expect(strip.stories.length).toBeLessThanOrEqual(8);
      }),
    );
  });
});

describe('a front without a document', () => {
  it('leads with the newest, has the next two beside it, and each section without these', () => {
    fc.assert(
      fc.property(stories, (found) => {
        const byTime = found.toReversed();
        const { lead, seconds, latest, strips } = arrange(found, null);
        expect(lead).toBe(byTime[0] ?? null);
        expect(seconds).toEqual(byTime.slice(1, 3));
        expect(latest).toEqual(byTime.slice(1, 10));
        expect(listFrontStories({ lead, seconds, latest, strips })).toEqual(byTime.slice(0, 10));
        const above = byTime.slice(0, 3);
        for (const strip of strips)
          expect(strip.stories.filter((story) => above.includes(story))).toEqual([]);
      }),
    );
  });
});
