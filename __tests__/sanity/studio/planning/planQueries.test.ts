import { commit, type Draft, explainQuery, openTestLake, type TestLake } from 'local-lake/testing';
import { addDays, weekOf } from '../../../../lib/planning/days.ts';
import { isLate, plannedStoriesFrom } from '../../../../lib/planning/PlannedStory.ts';
import {
  maxInWeek,
  planCount,
  planList,
  planWeek,
  unreadyPlans,
} from '../../../../sanity/studio/planning/planQueries.ts';

const today = '2026-11-27';
const now = `${today}T12:00:00.000Z`;
const plan = (index: number): Draft => ({
  _id: `drafts.plan-${index}`,
  _type: 'coverage',
  slug: `plan ${index}`,
  // Done ones lie in the past. Twenty a day are open.
  state: index % 50 ? 'done' : (['planned', 'writing', 'editing', 'ready'][index % 4] ?? 'planned'),
  dueAt: `${addDays(today, -Math.floor(index / 30))}T${String(index % 24).padStart(2, '0')}:30:00.000Z`,
  desk: { _type: 'reference', _ref: index % 3 ? 'news' : 'sport' },
  assignedTo: index % 2 ? ['joan', 'anna'] : ['anna'],
});

const ask = ({ dataset }: TestLake, { query, params }: ReturnType<typeof planList>) =>
  explainQuery(dataset, {
    query,
    params,
    perspective: { kind: 'stack', layers: ['drafts'] },
    now: new Date(now),
  });

const lakeWith = async (count: number): Promise<TestLake> => {
  const lake = await openTestLake();
  const plans = Array.from({ length: count }, (_, index) => plan(index));
  commit(lake.dataset, Object.fromEntries(plans.map((document) => [document._id, document])));
  return lake;
};

describe('ten thousand planned stories', () => {
  let lake: TestLake;
  beforeAll(async () => {
    lake = await lakeWith(10_000);
  });
  afterAll(() => lake.close());

  const everybody = { desk: '', who: '' };
  const open = { ...everybody, state: 'open' } as const;

  it('are listed by an index, the next due first', () => {
    const asked = ask(lake, planList(open, 100, now));
    const plans = plannedStoriesFrom(asked.result);
    expect(plans).toHaveLength(100);
    const days = plans.map(({ dueAt }) => dueAt ?? '');
    expect(days).toEqual(days.toSorted());
    expect(plans.filter(({ state }) => state === 'done')).toEqual([]);
    expect(asked.steps.filter(({ index }) => index === 'none')).toEqual([]);
    expect(asked.cost).toBeLessThan(3_000);
    expect(ask(lake, planCount(open, now)).result).toBe(200);
  });

  it('are filtered by desk and person', () => {
    const plans = plannedStoriesFrom(
      ask(lake, planList({ state: 'open', desk: 'sport', who: 'joan' }, 100, now)).result,
    );
    expect(plans).toEqual([]);
    const annas = plannedStoriesFrom(
      ask(lake, planList({ state: 'open', desk: 'sport', who: 'anna' }, 100, now)).result,
    );
    expect(annas.length).toBeGreaterThan(50);
    expect(new Set(annas.map(({ desk }) => desk?._ref))).toEqual(new Set(['sport']));
  });

  it('are listed by an index if they missed their time, the first due first', () => {
    const missed = { ...everybody, state: 'missed' } as const;
    const asked = ask(lake, planList(missed, 500, now));
    const plans = plannedStoriesFrom(asked.result);
    expect(plans.filter((one) => !isLate(one, now))).toEqual([]);
    expect(ask(lake, planCount(missed, now)).result).toBe(plans.length);
    expect(plans.length).toBeGreaterThan(50);
    const unready = ask(lake, unreadyPlans);
    const late = plannedStoriesFrom(unready.result).filter((one) => isLate(one, now));
    expect(late.map(({ _id }) => _id)).toEqual(plans.map(({ _id }) => _id));
    for (const { steps, cost } of [asked, unready]) {
      expect(steps.filter(({ index }) => index === 'none')).toEqual([]);
      expect(cost).toBeLessThan(3_000);
    }
  });

  it('are shown a week at a time, done ones too', () => {
    const asked = ask(lake, planWeek(everybody, weekOf(today)));
    const plans = plannedStoriesFrom(asked.result);
    expect(plans.length).toBeGreaterThan(100);
    expect(plans.length).toBeLessThanOrEqual(maxInWeek);
    expect(asked.cost).toBeLessThan(3_000);
  });
});
