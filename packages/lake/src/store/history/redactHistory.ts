import { isDeepStrictEqual } from 'node:util';
import type { Dataset } from '../../types/datasets.ts';
import type { Mutation, SanityDocument } from '../../types/documents.ts';
import { documentTags } from '../index/syncTags.ts';
import { mendozaPatch } from './mendozaPatch.ts';
import { type State, statesOf } from './revisions.ts';

type Redact = (document: SanityDocument) => SanityDocument;

/**
 * Rewrites all versions of a document without some of its data. Transactions keep their ids, times and authors, so every
 * revision can still be read. Call it inside a transaction.
 *
 * @param redact must not change the stored document: what it has now is the start of its history.
 */
export const redactHistory = (dataset: Pick<Dataset, 'db' | 'get'>, id: string, redact: Redact): void => {
  // All versions are computed before the first patch is replaced.
  const states = Array.from(statesOf(dataset, id));
  for (const state of states) rewrite(dataset, id, state, redact);
};

const rewrite = ({ db }: Pick<Dataset, 'db'>, id: string, state: State, redact: Redact): void => {
  const { step } = state;
  const before = state.before && redact(state.before);
  const after = state.after && redact(state.after);
  const [from, to] = [withoutRevision(before), withoutRevision(after)];
  const mutations = mutationsOf(id, before, after);
  db.prepare('UPDATE changes SET mutations = ?, apply = ?, revert = ? WHERE id = ? AND sequence = ?').run(
    mutations && JSON.stringify(mutations),
    JSON.stringify(mendozaPatch(from, to)),
    JSON.stringify(mendozaPatch(to, from)),
    id,
    step.sequence,
  );
  // Tags are hashes of values, by which a guess could be confirmed.
  const kept = new Set(documentTags(before, after));
  const stale = new Set(documentTags(state.before, state.after).filter((tag) => !kept.has(tag)));
  if (stale.size === 0) return;
  const row = db.prepare('SELECT tags FROM transactions WHERE sequence = ?').get(step.sequence);
  const tags = (JSON.parse(String(row?.tags ?? '[]')) as string[]).filter((tag) => !stale.has(tag));
  db.prepare('UPDATE transactions SET tags = ? WHERE sequence = ?').run(JSON.stringify(tags), step.sequence);
};

/** Mutations with the same effect: a path of the original ones may lead to erased data in many ways. Null for a creation. */
const mutationsOf = (
  id: string,
  before: SanityDocument | null,
  after: SanityDocument | null,
): Mutation[] | null => {
  if (!before) return after ? null : [];
  if (!after) return [{ delete: { id } }];
  const { _rev: _before, ...from } = before;
  const { _rev: _after, ...to } = after;
  const set = Object.entries(to).filter(
    ([name, value]) => !isDeepStrictEqual(value, Reflect.get(from, name)),
  );
  const unset = Object.keys(from).filter((name) => !Object.hasOwn(to, name));
  return [{ patch: { id, set: Object.fromEntries(set), ...(unset.length > 0 ? { unset } : {}) } }];
};

const withoutRevision = (document: SanityDocument | null): Omit<SanityDocument, '_rev'> | null => {
  if (!document) return null;
  const { _rev, ...rest } = document;
  return rest;
};
