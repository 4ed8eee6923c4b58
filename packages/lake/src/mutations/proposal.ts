import { accessOfSystem, system } from '../accounts/access.ts';
import { LakeError } from '../errors.ts';
import { libraryOf } from '../query/evaluate/dataset/queriedDataset.ts';
import { runQuery } from '../query/evaluate/runQuery.ts';
import { findAtTime, statesOf } from '../store/history/revisions.ts';
import { schedulesOf } from '../store/schedules/schedules.ts';
import type { Dataset } from '../types/datasets.ts';
import type { DeletedDocument } from '../types/documents.ts';
import { type Identity, unknownAuthor } from '../types/identities.ts';
import type { Proposal } from '../types/policy.ts';
import type { WorkingSet } from './workingSet.ts';

/** How far back in a document's history an author is looked for, in transactions. */
const maxSteps = 1_000;

/** A policy asks what an index answers: one that goes through the dataset is a mistake in the policy. */
const maxElements = 20_000;

/** What a policy is asked about, with what it may look up. */
export const proposalOf = (
  dataset: Dataset,
  identity: Identity,
  working: WorkingSet,
  at: string,
): Proposal => ({
  identity,
  dataset: dataset.name,
  transactionId: working.transactionId,
  changes: working.changes(),
  at,
  get: working.get,
  getBefore: working.getBefore,
  findDeleted: (id, type) => findDeleted(dataset, id, type),
  getAt: (id, instant) => findAtTime(dataset, id, instant),
  findAuthor: (id, isSame) => findAuthor(dataset, id, isSame),
  findSchedule: (publishedId) => schedulesOf(dataset).findFor(publishedId),
  ask: (query, params) => ask(dataset, query, params, at),
});

const findDeleted = (dataset: Dataset, id: string, type: string): DeletedDocument | null => {
  if (dataset.get(id)?._type === type) return null;
  for (const { step, before } of statesOf(dataset, id))
    if (before?._type === type) return { document: before, deletedAt: step.timestamp };
  return null;
};

const findAuthor: (dataset: Dataset, ...asked: Parameters<Proposal['findAuthor']>) => string | null = (
  dataset,
  id,
  isSame,
) => {
  let looked = 0;
  for (const { step, before, after } of statesOf(dataset, id)) {
    if (++looked > maxSteps) return unknownAuthor;
    if (step.author !== system.id && !isSame(before, after)) return step.author;
  }
  return null;
};

/** @throws LakeError 500 when no index answers it. */
const ask = (dataset: Dataset, query: string, params: Record<string, unknown>, at: string): unknown => {
  let spent = 0;
  const spend = (elements = 1): void => {
    spent += elements;
    if (spent > maxElements) throw new LakeError(500, 'A query of the policy goes through the dataset');
  };
  const question = { query, params, perspective: { kind: 'raw' as const }, now: new Date(at) };
  return runQuery(libraryOf(dataset), accessOfSystem, question, spend).result;
};
