import { join } from 'node:path';
import type { Access, Dataset, Role } from '../types.ts';
import { libraryOf } from './library.ts';
import { type Answer, type Question, runQuery } from './query.ts';
import { resultJson } from './resultJson.ts';
import type { QueryWorker } from './worker/queryWorker.ts';

/** Who asks what dataset, and the thread for what costs more. */
export type Asker = { dataset: Dataset; access: Access; roles: Role[]; worker: QueryWorker };

export type AnsweredQuery = Omit<Answer, 'result'> & { resultJson: string };

/** What a query may take of the thread that answers everyone. */
const maxElements = 20_000;
const maxMilliseconds = 100;
const maxCharacters = 20_000_000;
const elementsPerLook = 32;
/** The parser takes four times as long for a query of twice the length; longer ones are parsed elsewhere too. */
export const maxParsedCharacters = 5_000;

/** Thrown inside of an evaluation that has cost too much; it is then begun anew elsewhere. */
class OverBudget extends Error {
  override readonly name = 'OverBudget';
}

const createBudget = (): (() => void) => {
  const end = performance.now() + maxMilliseconds;
  let elements = 0;
  return () => {
    elements++;
    if (elements > maxElements || (elements % elementsPerLook === 0 && performance.now() > end)) {
      throw new OverBudget();
    }
  };
};

/**
 * Answers a query at once where that is cheap, and in a thread of its own where it turns out not to be.
 *
 * @throws LakeError 400 for a query that cannot be answered, 408 past the time limit.
 */
export const answerQuery = async (
  { dataset, access, roles, worker }: Asker,
  question: Question,
): Promise<AnsweredQuery> => {
  try {
    if (question.query.length > maxParsedCharacters) throw new OverBudget();
    const { result, ...rest } = runQuery(libraryOf(dataset), access, question, createBudget());
    return { resultJson: resultJson(result, maxCharacters, () => new OverBudget()), ...rest };
  } catch (error) {
    if (!(error instanceof OverBudget)) throw error;
  }
  const { project, name, aclMode, folder } = dataset;
  return worker.ask({
    path: join(folder, 'data.sqlite'),
    project,
    name,
    aclMode,
    identity: access.identity,
    roles,
    question,
  });
};
