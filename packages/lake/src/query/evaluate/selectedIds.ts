import { LakeError } from '../../errors.ts';
import { elementsOf } from '../values/values.ts';

/**
 * The ids of the documents in the result of a mutation's query.
 *
 * @throws LakeError 400 if the result contains anything else, or more than `max` documents.
 */
export const selectedIds = (value: unknown, max: number): string[] => {
  const ids: string[] = [];
  for (const row of elementsOf(value) ?? [value]) {
    if (row === null) continue;
    if (ids.length === max)
      throw new LakeError(400, `The query selects more than ${max} documents. Split it by _id.`);
    ids.push(idOf(row));
  }
  return ids;
};

const idOf = (row: unknown): string => {
  if (typeof row === 'string') return row;
  if (typeof row === 'object' && row !== null && '_id' in row && typeof row._id === 'string') return row._id;
  throw new LakeError(400, 'The query of a mutation must return documents or their ids.');
};
