import { LRUCache } from 'lru-cache';
import type { Access } from '../../types/access.ts';
import type { Dataset } from '../../types/datasets.ts';
import type { Role } from '../../types/identities.ts';
import { isCompiled } from '../evaluate/CompiledQuery.ts';
import { queriedDatasetOf } from '../evaluate/dataset/queriedDataset.ts';
import { resultJson } from '../evaluate/resultJson.ts';
import { type Answer, catchStackOverflow, type Question, runQuery } from '../evaluate/runQuery.ts';
import { MainThreadTime } from './MainThreadTime.ts';
import { locationOf } from './messages.ts';
import type { QueryWorker } from './queryWorker.ts';

/** The dataset, the access of the caller, and the worker thread for costly queries. */
export type QueryContext = {
  dataset: Dataset;
  access: Access;
  roles: Role[];
  worker: QueryWorker;
  /** Aborted when the client closes its request. */
  signal?: AbortSignal | undefined;
};

/** The result is JSON: a string from the main thread, bytes from the worker thread. */
export type AnsweredQuery = Omit<Answer, 'result'> & { resultJson: string | Uint8Array };

/** The cost limits of a query on the main thread. */
type Limits = { maxElements: number; maxMilliseconds: number; maxCharacters: number };

const defaultLimits: Limits = { maxElements: 10_000, maxMilliseconds: 30, maxCharacters: 20_000_000 };
const elementsPerTimeCheck = 4;
/** Longer queries are also parsed in the worker thread, at least at first. */
export const maxParsedCharacters = 5_000;
/** The site's queries are shorter. Parsing this many characters takes some 20 ms. */
const maxLearntCharacters = 20_000;
const maxParameterCharacters = 100_000;

/** Long queries that the worker thread has answered once. The main thread parses those that come again. */
const askedBefore = new LRUCache<string, true>({ max: 100 });

const mainThread = new MainThreadTime();

/** Ends an evaluation on the main thread that costs too much. The query then runs again in the worker thread. */
class OverBudget extends Error {
  override readonly name = 'OverBudget';
}

const createBudget = ({ maxElements, maxMilliseconds }: Limits): ((elements?: number) => void) => {
  const deadlineMs = performance.now() + maxMilliseconds;
  let spent = 0;
  let nextTimeCheck = elementsPerTimeCheck;
  return (elements = 1) => {
    spent += elements;
    if (spent > maxElements) throw new OverBudget();
    if (spent < nextTimeCheck) return;
    nextTimeCheck = spent + elementsPerTimeCheck;
    if (performance.now() > deadlineMs) throw new OverBudget();
  };
};

/** Whether parsing the query may block the main thread. */
const isLongToParse = ({ query, params }: Question): boolean => {
  if (query.length <= maxParsedCharacters || isCompiled(query, params)) return false;
  if (query.length > maxLearntCharacters) return true;
  const isNew = !askedBefore.has(query);
  askedBefore.set(query, true);
  return isNew;
};

/** Whether the query or its parameters are so large that parsing or evaluating them may block the main thread. */
const isLarge = (question: Question): boolean =>
  isLongToParse(question) || JSON.stringify(question.params).length > maxParameterCharacters;

/**
 * Answers a query on the main thread if it is cheap, and in the worker thread otherwise.
 *
 * @throws LakeError 400 for a query that is not valid or asks for too much, 408 after the time limit.
 */
export const answerQuery = async (
  { dataset, access, roles, worker, signal }: QueryContext,
  question: Question,
): Promise<AnsweredQuery> => {
  const caller = access.identity.id;
  if (mainThread.isLeftFor(caller)) {
    const answered = mainThread.charge(caller, () =>
      catchStackOverflow(question.query, () => isLarge(question))
        ? null
        : answerOnMainThread(dataset, access, question),
    );
    if (answered) return answered;
  }
  return worker.ask({ ...locationOf(dataset), identity: access.identity, roles, question }, signal);
};

/** The answer; null if it costs more than the limits allow. @throws LakeError 400 as `answerQuery` */
export const answerOnMainThread = (
  dataset: Dataset,
  access: Access,
  question: Question,
  limits = defaultLimits,
): (Omit<Answer, 'result'> & { resultJson: string }) | null => {
  try {
    const { result, ...rest } = runQuery(queriedDatasetOf(dataset), access, question, createBudget(limits));
    return { resultJson: resultJson(result, limits.maxCharacters, () => new OverBudget()), ...rest };
  } catch (error) {
    if (error instanceof OverBudget) return null;
    throw error;
  }
};
