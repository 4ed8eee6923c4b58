import type { Condition } from '../../src/query/plan/condition.ts';
import { lookUp } from '../../src/query/plan/conditionSql.ts';
import { commit } from '../../src/testing/lakeWith.ts';
import { openTestLake } from '../../src/testing/openTestLake.ts';

const after = (value: number): Condition => ({
  kind: 'range',
  path: 'size',
  low: { value, isIncluded: false },
  high: null,
});
const matching = (match: string): Condition => ({ kind: 'text', match });

it('a common prefix beside a rarer condition is looked up once, not for each document', async () => {
  const { dataset, close } = await openTestLake();
  const plants = Array.from({ length: 40 }, (_, size) => ({
    _id: `a${size}`,
    _type: 'plant',
    size,
    text: `mill millet ${size % 2 ? 'market' : 'marsh'}`,
  }));
  commit(dataset, Object.fromEntries(plants.map((plant) => [plant._id, plant])));
  const { db } = dataset;
  const read = (match: string) => {
    const { select, values } = lookUp(db, { kind: 'and', parts: [after(29), matching(match)] }, [0]);
    const steps = db.prepare(`EXPLAIN QUERY PLAN ${select}`).all(...values);
    const plan = steps.map(({ detail }) => String(detail));
    return {
      found: db.prepare(select).all(...values).length,
      isLookedUpOnce: plan.some((step) => step.startsWith('LIST SUBQUERY')),
    };
  };
  expect(read('"mill" AND "mark" *')).toEqual({ found: 5, isLookedUpOnce: true });
  expect(read('"mill" AND "market"')).toEqual({ found: 5, isLookedUpOnce: false });
  await close();
});
