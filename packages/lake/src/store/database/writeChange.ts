import type { DocumentChange, KeyedChange, Mutation, SanityDocument } from '../../types/documents.ts';
import { mendozaPatch } from '../history/mendozaPatch.ts';
import { inspect } from './links.ts';
import type { Statements } from './statements.ts';

/** Writes one change of a transaction: the document, its history and its links. `characters` is the length of what it wrote. */
export const writeChange = (
  sql: Statements,
  sequence: number,
  change: DocumentChange,
): KeyedChange & { characters: number } => {
  const { id, before, after, mutations } = change;
  const [from, to] = [withoutRevision(before), withoutRevision(after)];
  const made = before === null && isOneCreation(mutations) ? null : JSON.stringify(mutations);
  const [apply, revert] = [JSON.stringify(mendozaPatch(from, to)), JSON.stringify(mendozaPatch(to, from))];
  sql.insertChange.run(id, sequence, before?._rev ?? null, made, apply, revert);
  if (before) sql.deleteLinks.run(id);
  if (after) {
    for (const { target, isStrong } of inspect(after).links) sql.insertLink.run(target, id, isStrong ? 1 : 0);
  }
  const json = after && JSON.stringify(after);
  const characters = [made, apply, revert, json].reduce((sum, text) => sum + (text?.length ?? 0), 0);
  return { ...change, key: writeDocument(sql, change, json), characters };
};

const writeDocument = (
  sql: Statements,
  { id, before, after }: DocumentChange,
  json: string | null,
): number => {
  if (!before && after) {
    const row = sql.insertDocument.get(id, after._type, json);
    return Number(row?.key);
  }
  const key = Number(sql.getKey.get(id)?.key);
  if (after) sql.updateDocument.run(after._type, json, key);
  else sql.deleteDocument.run(key);
  return key;
};

const isOneCreation = (mutations: Mutation[]): boolean =>
  mutations.length === 1 && mutations[0] !== undefined && !('patch' in mutations[0]);

/** Patches in the history do not contain `_rev`, because it is the id of the transaction. */
const withoutRevision = (document: SanityDocument | null): Omit<SanityDocument, '_rev'> | null => {
  if (!document) return null;
  const { _rev, ...rest } = document;
  return rest;
};
