import type { DatabaseSync } from 'node:sqlite';
import { type Dependency, type TagLayer, tagOf } from '../../store/index/syncTags.ts';
import type { Access } from '../../types/access.ts';
import type { SanityDocument } from '../../types/documents.ts';
import { toBoundedArray } from '../limits/valueSize.ts';
import { queryError } from '../parse/parseQuery.ts';
import type { FindMissing } from '../plan/missingRows.ts';
import { Rows } from '../values/values.ts';
import { compileQuery } from './CompiledQuery.ts';
import { costOf, deepSizeOf } from './cost.ts';
import { DatasetSource, type Step } from './dataset/DatasetSource.ts';
import type { Perspective } from './dataset/perspective.ts';
import { showDocuments } from './dataset/visibleDocuments.ts';
import { type Context, Scope } from './scope.ts';
import { selectedIds } from './selectedIds.ts';
import { buildSourceMap, type SourceMap, type SourceMapKind } from './sourceMap/sourceMap.ts';
import { Tracer } from './sourceMap/Tracer.ts';

export type Question = {
  query: string;
  params: Record<string, unknown>;
  perspective: Perspective;
  now: Date;
  /** The kind of source map in the answer; none if left out. */
  sourceMap?: SourceMapKind | undefined;
  /** If set, the result is the ids of the selected documents, at most this many. */
  maxIds?: number | undefined;
  /** Documents for groups, which are not stored in the dataset: see `accounts/groups.ts`. */
  groups?: SanityDocument[] | undefined;
};

export type Answer = { result: unknown; syncTags: string[]; steps: Step[]; resultSourceMap?: SourceMap };

/** A dataset as the evaluation of a query needs it. */
export type QueriedDataset = {
  project: string;
  name: string;
  db: DatabaseSync;
  get(id: string): SanityDocument | null;
  findMissing: FindMissing;
};

/**
 * Evaluates a query over the documents that the caller may read. The sync tags cover everything that the result depends
 * on.
 *
 * @param spend called as `Context.spend`.
 * @throws LakeError 400 if the query cannot be parsed or uses something that the lake does not support.
 */
export const runQuery = (
  dataset: QueriedDataset,
  access: Pick<Access, 'identity' | 'reads' | 'canRead'>,
  { query, params, perspective, now, sourceMap, maxIds, groups = [] }: Question,
  spend: (elements?: number) => void,
): Answer => {
  const compiled = catchStackOverflow(query, () => compileQuery(query, params));
  const tags = new Set<string>();
  const steps: Step[] = [];
  const layers: TagLayer[] = perspective.kind === 'published' ? ['published'] : ['published', 'versions'];
  const depend = (dependency: Dependency): void => {
    for (const layer of layers) tags.add(tagOf(layer, dependency));
  };
  const context: Context = {
    source: new DatasetSource({
      db: dataset.db,
      visible: showDocuments({ store: dataset, access, perspective, spend }),
      findMissing: dataset.findMissing,
      groups,
      depend,
      explain: (step) => {
        if (steps.length < maxSteps) steps.push(step);
      },
    }),
    now,
    identity: access.identity.id,
    projectId: dataset.project,
    dataset: dataset.name,
    spend,
  };
  const answered = catchStackOverflow(query, () =>
    compiled.with(params, (evaluate, tree) => {
      if (!sourceMap) {
        const value = evaluate(new Scope(null, null, context));
        return { result: maxIds === undefined ? materialized(value) : selectedIds(value, maxIds) };
      }
      const tracer = new Tracer(context);
      const traced = tracer.trace(tree, new Scope(null, null, tracer.context));
      spend(costOf(deepSizeOf(traced.value)));
      return { result: traced.value ?? null, resultSourceMap: buildSourceMap(traced, sourceMap) };
    }),
  );
  return { ...answered, syncTags: Array.from(tags), steps };
};

const materialized = (value: unknown): unknown =>
  value instanceof Rows ? toBoundedArray(value) : (value ?? null);

/** Runs `work`. @throws LakeError 400 if the query is nested so deeply that the stack overflows. */
export const catchStackOverflow = <Result>(query: string, work: () => Result): Result => {
  try {
    return work();
  } catch (error) {
    throw error instanceof RangeError ? queryError(query, error) : error;
  }
};

/** A join adds a step for each row, and the first ones are enough. */
const maxSteps = 100;
