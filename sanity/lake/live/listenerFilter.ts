import type { ExprNode } from 'groq-js';
import { LRUCache } from 'lru-cache';
import { LakeError } from '../errors.ts';
import { maxParsedCharacters } from '../groq/answerQuery.ts';
import { compileDocumentFilter, type DocumentFilter } from '../groq/documentFilter.ts';
import { parseQuery } from '../groq/parse/parseQuery.ts';
import type { SanityDocument } from '../types.ts';

export type ListenerFilter = (document: SanityDocument) => boolean;

/**
 * The documents that a listener's query is about. As in hosted Sanity only the filter counts: order, slice and
 * projection are passed over, and a filter looks at one document at a time.
 *
 * @throws LakeError 400 when the query is not GROQ, or filters something else than `*`.
 */
export const compileListenerFilter = (
  query: string,
  params: Record<string, unknown>,
  identity: string,
): ListenerFilter => {
  if (query.length > maxParsedCharacters) {
    throw new LakeError(400, `A listener's query has at most ${maxParsedCharacters} characters`, {
      type: 'listenerQueryError',
    });
  }
  const filters = compiledFilters(query, params);
  return (document) => filters.every((filter) => filter(document, identity));
};

/** Many listen to the same. */
const compiled = new LRUCache<string, DocumentFilter[]>({ max: 500, maxSize: 1_000_000 });

const compiledFilters = (query: string, params: Record<string, unknown>): DocumentFilter[] => {
  const key = JSON.stringify([query, params]);
  const known = compiled.get(key) ?? compileFilters(query, params);
  compiled.set(key, known, { size: key.length });
  return known;
};

const compileFilters = (query: string, params: Record<string, unknown>): DocumentFilter[] => {
  const filters = filtersOf(parseQuery(query, params));
  if (!filters) {
    throw new LakeError(400, 'A listener takes a filter of documents, such as *[_type == "article"]', {
      type: 'listenerQueryError',
    });
  }
  return filters.map(compile);
};

/** What the lake cannot evaluate is said when the listener is opened, not at each commit. */
const compile = (filter: ExprNode): DocumentFilter => {
  try {
    return compileDocumentFilter(filter);
  } catch (error) {
    throw new LakeError(
      400,
      `A listener cannot evaluate this filter: ${error instanceof Error ? error.message : error}`,
      { type: 'listenerQueryError' },
    );
  }
};

/** The filters around `*`, innermost first; null when the query is about something else. */
const filtersOf = (node: ExprNode): ExprNode[] | null => {
  switch (node.type) {
    case 'Everything':
      return [];
    case 'Filter': {
      const inner = filtersOf(node.base);
      return inner && [...inner, node.expr];
    }
    case 'Map':
    case 'FlatMap':
    case 'Projection':
    case 'Slice':
    case 'ArrayCoerce':
    case 'PipeFuncCall':
    case 'AccessElement':
    case 'AccessAttribute':
      return node.base ? filtersOf(node.base) : null;
    case 'Group':
      return filtersOf(node.base);
    default:
      return null;
  }
};
