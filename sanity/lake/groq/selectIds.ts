import { evaluate, parse } from 'groq-js';
import { LakeError } from '../errors.ts';
import type { Access, Dataset, SanityDocument } from '../types.ts';

async function* readable({ db }: Dataset, access: Access): AsyncGenerator<SanityDocument> {
  for (const { json } of db.prepare('SELECT json FROM documents ORDER BY id').iterate()) {
    const document = JSON.parse(String(json)) as SanityDocument;
    if (access.canRead(document)) yield document;
  }
}

/**
 * The ids of the documents that a mutation's query selects, drafts included.
 *
 * @throws LakeError 400 when the query cannot be parsed or does not answer documents.
 */
export const selectIds = async (
  dataset: Dataset,
  access: Access,
  { query, params }: { query: string; params?: Record<string, unknown> | undefined },
): Promise<string[]> => {
  const value = await evaluate(parseQuery(query, params), {
    dataset: readable(dataset, access),
    params: params ?? {},
    identity: access.identity.id,
  });
  const result: unknown = await value.get();
  const rows = Array.isArray(result) ? result : [result];
  return rows.map((row: unknown) => {
    if (typeof row === 'string') return row;
    if (typeof row === 'object' && row !== null && '_id' in row && typeof row._id === 'string')
      return row._id;
    throw new LakeError(400, 'The query of a mutation answers documents, or their ids');
  });
};

const parseQuery = (query: string, params: Record<string, unknown> | undefined) => {
  try {
    return parse(query, { params: params ?? {} });
  } catch (error) {
    const description = error instanceof Error ? error.message : String(error);
    throw new LakeError(400, `Malformed query: ${description}`, { type: 'queryParseError', query });
  }
};
