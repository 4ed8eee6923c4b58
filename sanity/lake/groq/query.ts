import { LakeError } from '../errors.ts';
import { publishedIdOf } from '../store/ids.ts';
import type { Access, Dataset } from '../types.ts';
import { compile } from './compile.ts';
import { parseQuery } from './parseQuery.ts';
import type { Perspective } from './perspective.ts';
import { type Context, Scope } from './scope.ts';
import { type Dependency, type Realm, tagOf } from './syncTags.ts';
import { arrayOf, Rows } from './values.ts';
import { createView } from './view.ts';

export type Question = {
  query: string;
  params: Record<string, unknown>;
  perspective: Perspective;
  now: Date;
};

export type Answer = { result: unknown; syncTags: string[] };

/**
 * Answers a query as the caller may see the dataset. The tags name all that the answer depends on.
 *
 * @throws LakeError 400 when the query cannot be parsed or asks for what the lake does not have.
 */
export const runQuery = (
  dataset: Pick<Dataset, 'db' | 'get' | 'project' | 'name'>,
  access: Access,
  { query, params, perspective, now }: Question,
): Answer => {
  const evaluate = compileQuery(query, params);
  const tags = new Set<string>();
  const realms: Realm[] = perspective.kind === 'published' ? ['published'] : ['published', 'versions'];
  const depend = (dependency: Dependency): void => {
    for (const realm of realms) tags.add(tagOf(realm, dependency));
  };
  const view = createView(dataset, access, perspective);
  const context: Context = {
    source: {
      all: () => {
        depend({ kind: 'everything' });
        return view.all();
      },
      find: (id) => {
        depend({ kind: 'id', id: publishedIdOf(id) });
        return view.find(id);
      },
    },
    now,
    identity: access.identity.id,
    projectId: dataset.project,
    dataset: dataset.name,
    before: null,
    after: null,
  };
  const value = evaluate(new Scope(null, null, context));
  const result = value instanceof Rows ? arrayOf(value) : (value ?? null);
  return { result, syncTags: Array.from(tags) };
};

const compileQuery = (query: string, params: Record<string, unknown>) => {
  const tree = parseQuery(query, params);
  try {
    return compile(tree);
  } catch (error) {
    const description = error instanceof Error ? error.message : String(error);
    throw new LakeError(400, description, { type: 'queryParseError', query });
  }
};
