import { compile } from '../../../src/query/evaluate/compile.ts';
import { type Context, Scope } from '../../../src/query/evaluate/scope.ts';
import { parseQuery } from '../../../src/query/parse/parseQuery.ts';
import { rewrite } from '../../../src/query/plan/rewrite.ts';
import { LazyRows, type ObjectValue } from '../../../src/query/values/values.ts';

type Settings = { documents?: ObjectValue[]; params?: Record<string, unknown> };

const now = new Date('2026-03-01T12:00:00.250Z');

/** The result of a query over a list of documents, after a round trip through JSON. */
export const answer = (query: string, { documents = [], params = {} }: Settings = {}): unknown => {
  const all = () => new LazyRows(() => documents.values());
  const context: Context = {
    source: {
      all,
      where: all,
      find: (id) => documents.find(({ _id }) => _id === id) ?? null,
      count: () => null,
      top: () => null,
    },
    now,
    identity: 'someone',
    projectId: 'local',
    dataset: 'production',
    spend: () => {},
  };
  const value = compile(rewrite(parseQuery(query, params)))(new Scope(null, null, context));
  return JSON.parse(JSON.stringify(value instanceof LazyRows ? Array.from(value) : (value ?? null)));
};
