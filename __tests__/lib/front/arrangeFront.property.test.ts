import type { Teaser } from '../../../lib/content/Teaser.ts';
import type { CorrectionOfStory } from '../../../lib/corrections/Correction.ts';
import { arrangeFront, type Front, listFrontStories } from '../../../lib/front/arrangeFront.ts';
import { columnHeight, leadHeight, secondsHeight } from '../../../lib/front/copyfit.ts';
import { type EditedFront, type Slot, stripForms } from '../../../lib/front/EditedFront.ts';
import { pairShortStrips } from '../../../lib/front/sectionStrips.ts';
import { correction, teaser } from '../../fixtures/story.ts';
import fc from '../../properties.ts';

const now = '2026-11-25T12:00:00Z';
const hour = (number: number) => new Date(Date.UTC(2026, 10, 20) + number * 3_600_000).toISOString();

const picture = {
  ...{ url: '/lake/images/copydesk/production/mill-600x400.png', width: 600, height: 400 },
  ...{
    placeholder: null,
    alt: '',
    caption: null,
    credit: null,
    ...{ copyright: null, licenceUrl: null, digitalSource: null },
    focus: { x: 0.5, y: 0.5 },
    rect: null,
  },
};
const logged = {
  ...correction,
  section: null,
  article: { headline: 'A headline', slug: 'a-story', retractedAt: null },
};

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

const arrange = (found: Teaser[], edited: EditedFront | null, corrections: CorrectionOfStory[] = []): Front =>
  arrangeFront({
    stories: found,
    sections: sections.map((section) => ({
      section,
      stories: found.filter((_, index) => sectionOf(index) === section).toReversed(),
    })),
    corrections,
    edited,
    mostRead: [],
    now,
  });

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
  it('shows no story twice, with or without a document', () => {
    fc.assert(
      fc.property(stories, fc.option(fronts), (found, edited) => {
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
  it('leads with the newest, has the next two beside it, then the latest', () => {
    fc.assert(
      fc.property(stories, (found) => {
        const byTime = found.toReversed();
        const { lead, seconds, latest } = arrange(found, null);
        expect(lead).toBe(byTime[0] ?? null);
        expect(seconds).toEqual(byTime.slice(1, 3));
        expect(latest).toEqual(byTime.slice(3, 3 + latest.length));
      }),
    );
  });

  it('shows every story of a small paper, and leaves some to its sections', () => {
    for (const count of [4, 5, 6, 7, 12]) {
      const front = arrange(archive.slice(0, count), null);
      expect(listFrontStories(front)).toEqual(archive.slice(0, count).toReversed());
      expect(front.latest.length).toBeLessThanOrEqual(Math.ceil((count - 3) / 2));
    }
  });

  const strip = (slug: string, own: Teaser[]) => ({ section: { title: slug, slug }, stories: own });
  const arrangeWith = (found: Teaser[], inSections: ReturnType<typeof strip>[]): Front =>
    arrangeFront({ stories: found, sections: inSections, corrections: [], edited: null, mostRead: [], now });

  it.each([4, 5, 6, 9, 12])('shows %i stories without a section, beside an empty section', (count) => {
    const found = archive.slice(0, count);
    for (const inSections of [[], [strip('tech', [])], [strip('tech', found.slice(-1))]])
      expect(listFrontStories(arrangeWith(found, inSections))).toEqual(found.toReversed());
  });

  it('loses no story while it has room, and shows none twice', () => {
    const places = fc.array(
      fc.record({ section: fc.constantFrom(null, 'tech', 'arts', 'sport'), hasPicture: fc.boolean() }),
      { maxLength: 24 },
    );
    // Lead, seconds and latest.
    const roomAbove = 12;
    fc.assert(
      fc.property(places, (given) => {
        const found = given.map(({ hasPicture }, index) => ({
          ...(archive[index] ?? teaser),
          leadImage: hasPicture ? picture : null,
        }));
        const ownOf = (slug: string | null) =>
          found.filter((_, index) => given[index]?.section === slug).toReversed();
        const front = arrangeWith(
          found,
          ['tech', 'arts', 'sport', 'empty'].map((slug) => strip(slug, ownOf(slug))),
        );
        const ids = listFrontStories(front).map(({ id }) => id);
        expect(ids).toEqual([...new Set(ids)]);
        if (found.length > roomAbove) return;
        const wanted = front.form === 'rows' ? found : ownOf(null);
        for (const { id } of wanted) expect(ids).toContain(id);
      }),
      { numRuns: 500 },
    );
  });

  it('gives the latest to old stories that no strip can take, if the newer ones fit into strips', () => {
    const found = archive.slice(0, 13);
    const front = arrangeWith(found, [strip('tech', found.slice(6).toReversed()), strip('empty', [])]);
    expect(listFrontStories(front)).toEqual(found.toReversed());
    expect(front.latest.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['s0', 's1', 's2', 's3', 's4', 's5']),
    );
    expect(front.strips.map(({ title }) => title)).toEqual(['tech']);
  });

  it('has strips of both forms in a large paper', () => {
    const pictured = archive.map((story) => ({ ...story, leadImage: picture }));
    const { strips } = arrange(pictured, null);
    expect(strips.map(({ form, stories: own }) => [form, own.length])).toEqual([
      ['led', 5],
      ['equal', 4],
      ['led', 3],
    ]);
    expect(arrange(archive, null).strips.map(({ form }) => form)).toEqual(['equal', 'equal', 'equal']);
  });

  it('has strips of one story in pairs', () => {
    const halves = (count: number) =>
      pairShortStrips(
        Array.from({ length: count }, () => ({
          ...{ title: 'Tech', path: null, form: 'equal' as const, isHalf: false },
          stories: archive.slice(0, 1),
        })),
      ).map(({ isHalf }) => isHalf);
    expect([1, 2, 3, 4].map(halves)).toEqual([
      [false],
      [true, true],
      [true, true, false],
      [true, true, true, true],
    ]);
  });
});

describe('the first part of a front', () => {
  const texts = fc.integer({ min: 1, max: 250 }).map((length) => 'word '.repeat(60).slice(0, length));
  const anyStories = fc.array(
    fc.record({
      headline: texts,
      standfirst: fc.option(texts),
      leadImage: fc.option(fc.constant(picture)),
      keyPoints: fc.array(texts, { maxLength: 5 }),
    }),
    { maxLength: 40 },
  );
  const notes = fc.array(texts, { maxLength: 3 });

  it('has columns of about the same height, or rows', () => {
    fc.assert(
      fc.property(anyStories, notes, (written, written2) => {
        const found = written.map((words, index) => ({ ...(archive[index] ?? teaser), ...words }));
        const corrections = written2.map((note, index) => ({ ...logged, id: `c${index}`, note }));
        const {
          form,
          lead,
          seconds,
          picturedSeconds,
          latest,
          corrections: shown,
        } = arrange(found, null, corrections);
        if (form === 'rows' || !lead) return;
        const height = leadHeight(lead);
        for (const column of [
          secondsHeight(seconds, (index) => index < picturedSeconds),
          columnHeight(latest, shown),
        ]) {
          expect(column).toBeGreaterThan(height * 0.7);
          expect(column).toBeLessThan(height + 80);
        }
      }),
    );
  });

  it('is in columns for an ordinary day, with corrections below the latest', () => {
    const ordinary = archive.map((story) => ({
      ...story,
      headline: 'The council votes to reopen the baths',
      leadImage: picture,
    }));
    const front = arrange(ordinary, null, [logged]);
    expect(front.form).toBe('columns');
    expect(front.latest.length).toBeGreaterThan(2);
    expect(front.corrections).toHaveLength(1);
  });

  it('is the same in a preview, whose texts have edit marks', () => {
    const marks = '\u200B\u200C\u200D\uFEFF'.repeat(200);
    const made = (end: string) =>
      arrange(
        archive.map((story) => ({ ...story, headline: `The council votes${end}`, leadImage: picture })),
        null,
        [{ ...logged, note: `${logged.note}${end}` }],
      );
    const [{ form, latest }, preview] = [made(''), made(marks)];
    expect([preview.form, preview.latest.length]).toEqual([form, latest.length]);
    expect(form).toBe('columns');
  });

  it('is in rows without a picture, with the latest in rows of three', () => {
    const front = arrange(archive, null);
    expect(front.form).toBe('rows');
    expect(front.latest).toHaveLength(9);
    expect(arrange(archive.slice(0, 13), null).latest).toHaveLength(3);
  });
});
