import { LakeError } from '../../errors.ts';
import { tooSlow } from '../../threads/taskThread.ts';
import type { Perspective } from '../evaluate/dataset/perspective.ts';
import { type Asker, answerQuery } from './answerQuery.ts';

/** A query may select so many documents. @see https://www.sanity.io/docs/http-reference/mutation */
const maxSelected = 10_000;
/** Commits by others that touch what a mutation's query depends on, while it runs. */
const maxAttempts = 5;

export type Selecting = { query: string; params?: Record<string, unknown> | undefined };

/** Who selects, and among which documents. */
type Selector = Asker & { perspective: Perspective };

/**
 * Does something with the ids of the documents that each query selects, as they all are at that
 * very moment. Costly queries run elsewhere, with the limits of any query; a commit that comes in between has them
 * asked again, unless its sync tags say that it does not concern them.
 *
 * @param use is called with nothing in between, and may commit.
 * @throws LakeError 400 when a query cannot be parsed, does not answer documents or answers too many, 408 past the
 * time limit, 409 when what the queries select kept changing.
 */
export const withSelectedIds = async <Result>(
  selector: Selector,
  selections: Selecting[],
  use: (ids: string[][]) => Result,
): Promise<Result> => {
  for (let attempt = 0; attempt < maxAttempts; attempt++) {
    const emitted = new Set<string>();
    const stop = selector.dataset.onCommit(({ tags }) => {
      for (const tag of tags) emitted.add(tag);
    });
    try {
      const selected = await selectAll(selector, selections);
      if (selected.every(({ syncTags }) => syncTags.every((tag) => !emitted.has(tag))))
        return use(selected.map(({ ids }) => ids));
    } finally {
      stop();
    }
  }
  throw new LakeError(409, 'What the query selects kept changing while it ran: try again, or name the ids');
};

type Selected = { ids: string[]; syncTags: string[] };

/** One after the other, within the time that one query has. */
const selectAll = async (selector: Selector, selections: Selecting[]): Promise<Selected[]> => {
  const end = performance.now() + selector.worker.timeLimitMilliseconds;
  const selected: Selected[] = [];
  for (const { query, params = {} } of selections) {
    if (performance.now() > end) throw tooSlow(selector.worker.timeLimitMilliseconds);
    const { resultJson, syncTags } = await answerQuery(selector, {
      query,
      params,
      perspective: selector.perspective,
      now: new Date(),
      maxIds: maxSelected,
    });
    selected.push({ ids: JSON.parse(textOf(resultJson)) as string[], syncTags });
  }
  return selected;
};

const textOf = (json: string | Uint8Array): string =>
  typeof json === 'string' ? json : new TextDecoder().decode(json);
