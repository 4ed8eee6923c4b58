import { accessOfSystem, isSystem } from '../accounts/access.ts';
import { LakeError } from '../errors.ts';
import { queriedDatasetOf } from '../query/evaluate/dataset/queriedDataset.ts';
import { runQuery } from '../query/evaluate/runQuery.ts';
import { creatorsOf, findAtTime, statesOf, wasDeleted } from '../store/history/revisions.ts';
import { schedulesOf } from '../store/schedules/schedules.ts';
import type { Access } from '../types/access.ts';
import type { Dataset } from '../types/datasets.ts';
import type { DeletedDocument } from '../types/documents.ts';
import { unknownAuthor } from '../types/identities.ts';
import type { Proposal } from '../types/policy.ts';
import type { Upload } from '../types/uploads.ts';
import { referrersIn } from './checkLinks.ts';
import type { WorkingSet } from './workingSet.ts';

/** Transactions of a document's history in which an author is searched. */
const maxSteps = 1_000;

/** A policy's queries must use an index: one that scans the dataset is a bug in the policy. */
const maxElements = 20_000;

type Proposed = {
  dataset: Dataset;
  access: Access;
  working: WorkingSet;
  at: string;
  upload: Upload | undefined;
};

/** The changes that a policy decides on, with functions to look up more. */
export const proposalOf = ({ dataset, access, working, at, upload }: Proposed): Proposal => {
  // Reads all changes, and a policy asks for each document that is deleted.
  let listReferrers: Proposal['listReferrers'] | null = null;
  return {
    identity: access.identity,
    dataset: dataset.name,
    transactionId: working.transactionId,
    changes: working.changes(),
    at,
    upload: upload ?? null,
    get: working.get,
    getBefore: working.getBefore,
    findDeleted: remembering((id, type) => findDeleted(dataset, id, type)),
    getAt: (id, instant) => findAtTime(dataset, id, instant),
    findAuthor: (...asked) => findAuthor(dataset, ...asked),
    findCreator: (id) => creatorsOf(dataset, id).find((author) => !isSystem(author)) ?? null,
    controllerOf: access.controllerOf,
    findSchedule: (publishedId) => schedulesOf(dataset).findFor(publishedId),
    listReferrers: (id) => {
      listReferrers ??= referrersIn(dataset, working);
      return listReferrers(id);
    },
    ask: remembering((query, params) => ask(dataset, query, params, at)),
  };
};

/** The stored documents do not change while a policy decides, and it asks the same for each of many documents. */
const remembering = <Asked extends unknown[], Answer>(
  find: (...asked: Asked) => Answer,
): ((...asked: Asked) => Answer) => {
  const known = new Map<string, Answer>();
  return (...asked) => {
    const key = JSON.stringify(asked);
    const answer = known.has(key) ? (known.get(key) as Answer) : find(...asked);
    known.set(key, answer);
    return answer;
  };
};

const findDeleted = (dataset: Dataset, id: string, type: string): DeletedDocument | null => {
  if (dataset.get(id)?._type === type || !wasDeleted(dataset, id)) return null;
  for (const { step, before } of statesOf(dataset, id))
    if (before?._type === type) return { document: before, deletedAt: step.timestamp };
  return null;
};

const findAuthor: (dataset: Dataset, ...asked: Parameters<Proposal['findAuthor']>) => string | null = (
  dataset,
  id,
  isSame,
  among,
) => {
  let looked = 0;
  for (const { step, before, after } of statesOf(dataset, id)) {
    if (among?.isStart(after)) return null;
    if (++looked > maxSteps) return unknownAuthor;
    if (isSystem(step.author) || among?.isAsked(step.author) === false) continue;
    if (!isSame(before, after)) return step.author;
  }
  return null;
};

/** @throws LakeError 500 if no index answers the query. */
const ask = (dataset: Dataset, query: string, params: Record<string, unknown>, at: string): unknown => {
  let spent = 0;
  const spend = (elements = 1): void => {
    spent += elements;
    if (spent > maxElements)
      throw new LakeError(
        500,
        'A query of the policy scans the dataset. Let it filter by an indexed attribute.',
      );
  };
  const question = { query, params, perspective: { kind: 'raw' as const }, now: new Date(at) };
  return runQuery(queriedDatasetOf(dataset), accessOfSystem, question, spend).result;
};
