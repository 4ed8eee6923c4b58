import { LakeError } from '../errors.ts';
import type { Access, Dataset } from '../types.ts';
import { libraryOf } from './library.ts';
import { runQuery } from './query.ts';

/**
 * The ids of the documents that a mutation's query selects, drafts included.
 *
 * @throws LakeError 400 when the query cannot be parsed or does not answer documents.
 */
export const selectIds = (
  dataset: Dataset,
  access: Access,
  { query, params }: { query: string; params?: Record<string, unknown> | undefined },
): string[] => {
  const { result } = runQuery(
    libraryOf(dataset),
    access,
    { query, params: params ?? {}, perspective: { kind: 'raw' }, now: new Date() },
    () => {},
  );
  const rows = Array.isArray(result) ? result : [result];
  return rows.map((row: unknown) => {
    if (typeof row === 'string') return row;
    if (typeof row === 'object' && row !== null && '_id' in row && typeof row._id === 'string')
      return row._id;
    throw new LakeError(400, 'The query of a mutation answers documents, or their ids');
  });
};
