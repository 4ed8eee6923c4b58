import type { DatabaseSync } from 'node:sqlite';
import { LRUCache } from 'lru-cache';
import { LakeError } from '../../errors.ts';
import { type Dependency, type TagLayer, tagOf } from '../../store/index/syncTags.ts';
import type { Access } from '../../types/access.ts';
import type { SanityDocument } from '../../types/documents.ts';
import { cacheSizeOf, maxCacheSize } from '../limits/cacheSize.ts';
import { gathered } from '../limits/valueSize.ts';
import type { ExprNode } from '../parse/nodes.ts';
import { parseQuery, queryError } from '../parse/parseQuery.ts';
import type { FindMissing } from '../plan/missingRows.ts';
import { rewrite } from '../plan/rewrite.ts';
import { Rows } from '../values/values.ts';
import { compile } from './compile.ts';
import { costOf, deepSizeOf } from './cost.ts';
import { DatasetSource, type Step } from './dataset/DatasetSource.ts';
import type { Perspective } from './dataset/perspective.ts';
import { showDocuments } from './dataset/visibleDocuments.ts';
import { type Context, type Evaluate, Scope } from './scope.ts';
import { selectedIds } from './selectedIds.ts';
import { buildSourceMap, type SourceMap, type SourceMapKind } from './sourceMap/sourceMap.ts';
import { Tracer } from './sourceMap/Tracer.ts';

export type Question = {
  query: string;
  params: Record<string, unknown>;
  perspective: Perspective;
  now: Date;
  /** Whether, and how, the answer says where its values come from. */
  sourceMap?: SourceMapKind | undefined;
  /** Answers the ids of the documents that the query selects, up to so many, in place of the documents. */
  maxIds?: number | undefined;
  /** What the dataset shows beside its documents: see `accounts/groups.ts`. */
  groups?: SanityDocument[] | undefined;
};

export type Answer = { result: unknown; syncTags: string[]; steps: Step[]; resultSourceMap?: SourceMap };

/** What a query is asked of. */
export type Library = {
  project: string;
  name: string;
  db: DatabaseSync;
  get(id: string): SanityDocument | null;
  findMissing: FindMissing;
};

/**
 * Answers a query as the caller may see the dataset. The tags name all that the answer depends on.
 *
 * @param spend is called for each element that is looked at, or for more at once, and may throw.
 * @throws LakeError 400 when the query cannot be parsed or asks for what the lake does not have.
 */
export const runQuery = (
  library: Library,
  access: Pick<Access, 'identity' | 'reads' | 'canRead'>,
  { query, params, perspective, now, sourceMap, maxIds, groups = [] }: Question,
  spend: (elements?: number) => void,
): Answer => {
  const { tree, evaluate } = withinStack(query, () => compileQuery(query, params));
  const tags = new Set<string>();
  const steps: Step[] = [];
  const layers: TagLayer[] = perspective.kind === 'published' ? ['published'] : ['published', 'versions'];
  const depend = (dependency: Dependency): void => {
    for (const layer of layers) tags.add(tagOf(layer, dependency));
  };
  const context: Context = {
    source: new DatasetSource({
      db: library.db,
      visible: showDocuments({ store: library, access, perspective, spend }),
      findMissing: library.findMissing,
      groups,
      depend,
      explain: (step) => {
        if (steps.length < maxSteps) steps.push(step);
      },
    }),
    now,
    identity: access.identity.id,
    projectId: library.project,
    dataset: library.name,
    spend,
  };
  const answered = withinStack(query, () => {
    if (!sourceMap) {
      const value = evaluate(new Scope(null, null, context));
      return { result: maxIds === undefined ? materialized(value) : selectedIds(value, maxIds) };
    }
    const tracer = new Tracer(context);
    const traced = tracer.trace(tree, new Scope(null, null, tracer.context));
    spend(costOf(deepSizeOf(traced.value)));
    return { result: traced.value ?? null, resultSourceMap: buildSourceMap(traced, sourceMap) };
  });
  return { ...answered, syncTags: Array.from(tags), steps };
};

const materialized = (value: unknown): unknown => (value instanceof Rows ? gathered(value) : (value ?? null));

/** @throws LakeError 400 for a query that is nested deeper than can be followed. */
export const withinStack = <Result>(query: string, work: () => Result): Result => {
  try {
    return work();
  } catch (error) {
    throw error instanceof RangeError ? queryError(query, error) : error;
  }
};

/** A join asks the index once for each row: the first steps say enough. */
const maxSteps = 100;

/** By query and parameters: the values of parameters are part of the tree. */
const compiled = new LRUCache<string, Compiled>({ max: 500, maxSize: maxCacheSize });

type Compiled = { tree: ExprNode; evaluate: Evaluate };

const compileQuery = (query: string, params: Record<string, unknown>): Compiled => {
  const key = JSON.stringify([query, params]);
  const known = compiled.get(key);
  if (known) return known;
  try {
    const tree = rewrite(parseQuery(query, params));
    const entry = { tree, evaluate: compile(tree) };
    compiled.set(key, entry, { size: cacheSizeOf(tree, key) });
    return entry;
  } catch (error) {
    throw error instanceof LakeError ? error : queryError(query, error);
  }
};
