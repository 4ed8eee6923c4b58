import type { Access } from '../../types/access.ts';
import type { Dataset } from '../../types/datasets.ts';
import type { Role } from '../../types/identities.ts';
import { libraryOf } from '../evaluate/dataset/queriedDataset.ts';
import { resultJson } from '../evaluate/resultJson.ts';
import { type Answer, type Question, runQuery, withinStack } from '../evaluate/runQuery.ts';
import { placeOf } from './messages.ts';
import type { QueryWorker } from './queryWorker.ts';

/** Who asks what dataset, and the thread for what costs more. */
export type Asker = {
  dataset: Dataset;
  access: Access;
  roles: Role[];
  worker: QueryWorker;
  /** Ends when nobody waits for the answer any more. */
  signal?: AbortSignal | undefined;
};

/** The result is JSON already; made by the other thread it is bytes, which may be many. */
export type AnsweredQuery = Omit<Answer, 'result'> & { resultJson: string | Uint8Array };

/** What a query may take of the thread that answers everyone. */
type Limits = { maxElements: number; maxMilliseconds: number; maxCharacters: number };

const usualLimits: Limits = { maxElements: 20_000, maxMilliseconds: 100, maxCharacters: 20_000_000 };
const elementsPerLook = 4;
/** Longer queries are parsed elsewhere too. */
export const maxParsedCharacters = 5_000;
const maxParameterCharacters = 100_000;

/** Thrown inside of an evaluation that has cost too much; it is then begun anew elsewhere. */
class OverBudget extends Error {
  override readonly name = 'OverBudget';
}

const createBudget = ({ maxElements, maxMilliseconds }: Limits): ((elements?: number) => void) => {
  const end = performance.now() + maxMilliseconds;
  let spent = 0;
  let nextLook = elementsPerLook;
  return (elements = 1) => {
    spent += elements;
    if (spent > maxElements) throw new OverBudget();
    if (spent < nextLook) return;
    nextLook = spent + elementsPerLook;
    if (performance.now() > end) throw new OverBudget();
  };
};

/** Values that came with the question may be large, and be gone through in many ways. */
const isLarge = ({ query, params }: Question): boolean =>
  query.length > maxParsedCharacters || JSON.stringify(params).length > maxParameterCharacters;

/**
 * Answers a query at once where that is cheap, and in a thread of its own where it turns out not to be.
 *
 * @throws LakeError 400 for a query that cannot be answered, 408 past the time limit.
 */
export const answerQuery = async (
  { dataset, access, roles, worker, signal }: Asker,
  question: Question,
): Promise<AnsweredQuery> => {
  if (!withinStack(question.query, () => isLarge(question))) {
    const answered = answerHere(dataset, access, question);
    if (answered) return answered;
  }
  return worker.ask({ ...placeOf(dataset), identity: access.identity, roles, question }, signal);
};

/** The answer where it costs no more than the limits say, else null. @throws LakeError 400 as `answerQuery` */
export const answerHere = (
  dataset: Dataset,
  access: Access,
  question: Question,
  limits = usualLimits,
): (Omit<Answer, 'result'> & { resultJson: string }) | null => {
  try {
    const { result, ...rest } = runQuery(libraryOf(dataset), access, question, createBudget(limits));
    return { resultJson: resultJson(result, limits.maxCharacters, () => new OverBudget()), ...rest };
  } catch (error) {
    if (error instanceof OverBudget) return null;
    throw error;
  }
};
