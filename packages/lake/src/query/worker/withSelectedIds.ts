import { LakeError } from '../../errors.ts';
import { queryTimeout } from '../../threads/runTask.ts';
import type { Perspective } from '../evaluate/dataset/perspective.ts';
import { answerQuery, type QueryContext } from './answerQuery.ts';

/** Documents that a query may select. @see https://www.sanity.io/docs/http-reference/mutation */
const maxSelected = 10_000;
/** Each commit that affects the query while it runs costs an attempt. */
const maxAttempts = 5;

export type Selection = { query: string; params?: Record<string, unknown> | undefined };

type SelectionContext = QueryContext & { perspective: Perspective };

/**
 * Calls `use` with the ids of the documents that each query selects. The ids are up to date when `use` runs: if a
 * commit with one of the queries' sync tags happens while they run, all of them run again.
 *
 * @param use runs synchronously after the check, and may commit.
 * @throws LakeError 400 if a query cannot be parsed, does not return documents or returns too many; 408 after the time
 * limit; 409 if commits changed what the queries select at every attempt.
 */
export const withSelectedIds = async <Result>(
  context: SelectionContext,
  selections: Selection[],
  use: (ids: string[][]) => Result,
): Promise<Result> => {
  for (let attempt = 0; attempt < maxAttempts; attempt++) {
    const emitted = new Set<string>();
    const stop = context.dataset.onCommit(({ tags }) => {
      for (const tag of tags) emitted.add(tag);
    });
    try {
      const selected = await selectAll(context, selections);
      if (selected.every(({ syncTags }) => syncTags.every((tag) => !emitted.has(tag))))
        return use(selected.map(({ ids }) => ids));
    } finally {
      stop();
    }
  }
  throw new LakeError(
    409,
    'The documents that the query selects kept changing while it ran. Try again, or give their ids.',
  );
};

type Selected = { ids: string[]; syncTags: string[] };

/** Runs the queries one after another. All together have the time limit of one query. */
const selectAll = async (context: SelectionContext, selections: Selection[]): Promise<Selected[]> => {
  const deadlineMs = performance.now() + context.worker.timeoutMs;
  const selected: Selected[] = [];
  for (const { query, params = {} } of selections) {
    if (performance.now() > deadlineMs) throw queryTimeout(context.worker.timeoutMs);
    const { resultJson, syncTags } = await answerQuery(context, {
      query,
      params,
      perspective: context.perspective,
      now: new Date(),
      maxIds: maxSelected,
    });
    selected.push({ ids: JSON.parse(textOf(resultJson)) as string[], syncTags });
  }
  return selected;
};

const textOf = (json: string | Uint8Array): string =>
  typeof json === 'string' ? json : new TextDecoder().decode(json);
