import { addDays, dayWords, nearDayWords, weekOf } from '../../../lib/planning/days.ts';
import { entriesOfPlans } from '../../../lib/planning/missedPlans.ts';
import { emptyPlan, planFormProblems, planFormWarnings, planFrom } from '../../../lib/planning/PlanForm.ts';
import {
  byDay,
  dueTime,
  isLate,
  type PlannedStory,
  plannedStoriesFrom,
} from '../../../lib/planning/PlannedStory.ts';
import { storyDraft, storyIdFor, stricterEmbargo } from '../../../lib/planning/storyDraft.ts';

describe('the days of a plan', () => {
  it.each([
    ['2026-11-27', '2026-11-23', '2026-11-29'],
    ['2026-11-23', '2026-11-23', '2026-11-29'],
    ['2026-11-29', '2026-11-23', '2026-11-29'],
    ['2027-01-01', '2026-12-28', '2027-01-03'],
  ])('of the week around %s begin with Monday, %s, and end with Sunday, %s', (day, monday, sunday) => {
    const days = weekOf(day);
    expect([days.length, days[0], days.at(-1)]).toEqual([7, monday, sunday]);
  });

  it('have a name, near ones a second one, and the year if it is another', () => {
    const today = '2026-12-31';
    expect(nearDayWords(today, today)).toBe('Today, Thursday 31 December');
    expect(nearDayWords(addDays(today, 1), today)).toBe('Tomorrow, Friday 1 January 2027');
    expect(nearDayWords(addDays(today, 2), today)).toBe(dayWords('2027-01-02', today));
  });

  it('are those of the newsroom’s zone, also when clocks change', () => {
    const plan = (dueAt: string) => ({ _id: dueAt, dueAt });
    const plans = [plan('2026-10-25T00:30:00Z'), plan('2026-10-24T23:30:00Z'), plan('2026-10-25T23:59:00Z')];
    const days = byDay([...plans, { _id: 'open' }], 'Europe/London');
    expect(days.map(({ day, plans: held }) => [day, held.length])).toEqual([
      ['2026-10-25', 3],
      [null, 1],
    ]);
    expect(plans.map((one) => dueTime(one, 'Europe/London'))).toEqual(['01:30', '00:30', '23:59']);
  });
});

describe('a planned story', () => {
  it('is late if its time has passed and it is not ready', () => {
    const now = '2026-11-27T12:00:00Z';
    const at = (dueAt: string, state: 'writing' | 'ready' | 'done') => isLate({ dueAt, state }, now);
    expect([at('2026-11-27T11:59:00Z', 'writing'), at('2026-11-27T12:01:00Z', 'writing')]).toEqual([
      true,
      false,
    ]);
    expect([at('2026-11-01T11:59:00Z', 'ready'), at('2026-11-01T11:59:00Z', 'done')]).toEqual([false, false]);
  });

  it('that is late is an entry of what was missed, with who has it and how far it is', () => {
    const dueAt = '2026-11-27T11:00:00Z';
    const plans: PlannedStory[] = [
      { _id: 'drafts.vote', slug: 'vote', state: 'planned', dueAt, assignedTo: ['joan'] },
      { _id: 'drafts.fire', slug: 'fire', state: 'writing', dueAt },
      { _id: 'drafts.rain', slug: 'rain', state: 'ready', dueAt },
      { _id: 'drafts.snow', slug: 'snow', state: 'planned', dueAt: '2026-11-27T13:00:00Z' },
      { _id: 'drafts.wind', slug: 'wind', state: 'planned' },
    ];
    expect(entriesOfPlans(plans, '2026-11-27T12:00:00Z')).toMatchObject([
      {
        kind: 'missed',
        title: 'vote',
        reason: 'It was due then, and nobody has begun it.',
        by: 'joan',
        at: dueAt,
        opens: { kind: 'document', id: 'vote', type: 'coverage' },
      },
      { title: 'fire', reason: 'It was due then, and is still being written.', by: null },
    ]);
  });

  it('that is malformed is left out of a list, which shows the others', () => {
    const rows = [{ _id: 'a', slug: 'vote' }, { _id: 'b', slug: 7 }, null, 'c', { _id: 'd', dueAt: 'soon' }];
    expect(plannedStoriesFrom(rows).map(({ _id }) => _id)).toEqual(['a']);
    expect(plannedStoriesFrom({ rows })).toEqual([]);
  });

  it('becomes a draft of the person it is planned for, with the byline of whoever begins their own', () => {
    const usual = { bylines: [{ _ref: 'own' }] };
    const made = (coverage: Parameters<typeof storyDraft>[1], me: string) =>
      storyDraft('p.1', coverage, { me, usual, language: 'de' });
    expect(made({ slug: ' budget vote ', assignedTo: ['joan'] }, 'joan')).toMatchObject({
      headline: 'budget vote',
      slug: { current: 'budget-vote' },
      startedBy: 'joan',
      language: 'de',
      ...usual,
    });
    const forJoan = made({ slug: 'vote', assignedTo: ['joan'] }, 'anna');
    expect(forJoan).toMatchObject({ startedBy: 'joan' });
    expect(forJoan).not.toHaveProperty('bylines');
    expect(storyIdFor('p.1')).toBe('story-p-1');
  });

  it.each([
    [undefined, undefined, undefined],
    ['2026-11-27T12:00:00Z', undefined, '2026-11-27T12:00:00Z'],
    [null, '2026-11-27T12:00:00Z', '2026-11-27T12:00:00Z'],
    ['2026-11-27T12:00:00Z', '2026-11-28T12:00:00Z', '2026-11-28T12:00:00Z'],
    ['2026-11-29T12:00:00Z', '2026-11-28T12:00:00Z', '2026-11-29T12:00:00Z'],
    // Not a time: an embargo without end.
    ['2026-11-29T12:00:00Z', { until: 'ever' }, { until: 'ever' }],
  ])('with the embargo %j makes that of a draft with %j %j', (planned, own, embargo) => {
    expect(stricterEmbargo(planned, own)).toEqual(embargo);
  });
});

describe('the form of a plan', () => {
  const form = { ...emptyPlan('2026-11-27T09:30', ['joan']), slug: ' budget vote ' };
  const zone = 'Europe/London';

  it('makes the fields of a planned story, with times in the newsroom’s zone', () => {
    expect(planFormProblems(form, zone)).toEqual([]);
    expect(
      planFrom({ ...form, length: '800', isEmbargoed: true, embargo: '2026-07-01T09:00' }, zone),
    ).toEqual({
      slug: 'budget vote',
      assignedTo: ['joan'],
      dueAt: '2026-11-27T17:00:00.000Z',
      length: 800,
      embargoedUntil: '2026-07-01T08:00:00.000Z',
    });
  });

  it.each([
    [{ due: '2026-03-29T01:30' }, 'Due'],
    [{ due: 'T' }, 'Due'],
    [{ length: 'long' }, 'length'],
    [{ length: '0' }, 'length'],
    [{ length: '1e9' }, 'length'],
    [{ length: '0x10' }, 'length'],
    [{ length: '1e2' }, 'length'],
    [{ isEmbargoed: true, embargo: '2026-11-31T10:00' }, 'Embargo'],
  ])('says what is wrong with %j', (changed, word) => {
    expect(planFormProblems({ ...form, ...changed }, zone)).toEqual([expect.stringContaining(word)]);
  });

  it('is due the next day if this evening has passed', () => {
    expect(emptyPlan('2026-11-30T17:00', []).due).toBe('2026-12-01T17:00');
  });

  it('warns of a time that has passed, and of no other', () => {
    const warningsAt = (now: string) => planFormWarnings(form, zone, now);
    expect(warningsAt('2026-11-27T16:59:59Z')).toEqual([]);
    expect(warningsAt('2026-11-27T17:00:01Z')).toEqual([expect.stringContaining('has passed')]);
    expect(planFormWarnings({ ...form, due: 'T' }, zone, '2026-11-27T18:00:00Z')).toEqual([]);
  });

  it('says each fault', () => {
    expect(planFormProblems({ ...form, due: 'T', length: 'long' }, zone)).toEqual([
      expect.stringContaining('Due'),
      expect.stringContaining('length'),
    ]);
  });
});
