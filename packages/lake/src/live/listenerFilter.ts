import { LakeError, tooMany } from '../errors.ts';
import { compileDocumentFilter, type DocumentFilter } from '../query/evaluate/documentFilter.ts';
import { cacheSizeOf, maxCacheSize } from '../query/limits/cacheSize.ts';
import type { ExprNode } from '../query/parse/nodes.ts';
import { parseQuery } from '../query/parse/parseQuery.ts';
import { maxParsedCharacters } from '../query/worker/answerQuery.ts';
import type { SanityDocument } from '../types/documents.ts';

type ListenerFilter = (document: SanityDocument) => boolean;

/**
 * The documents that a listener's query is about. As in hosted Sanity only the filter counts: order, slice and
 * projection are passed over, and a filter looks at one document at a time.
 *
 * @param startSpending is called for each document; its answer for what is looked at in it, and may throw.
 * @throws LakeError 400 when the query is not GROQ, or filters something else than `*`; 429 when the listeners that
 * are open have too many different filters.
 */
export const openListenerFilter = (
  query: string,
  params: Record<string, unknown>,
  identity: string,
  startSpending: () => DocumentFilterSpend = () => undefined,
): OpenFilter => {
  if (query.length > maxParsedCharacters) {
    throw new LakeError(400, `A listener's query has at most ${maxParsedCharacters} characters`, {
      type: 'listenerQueryError',
    });
  }
  const key = JSON.stringify([query, params]);
  const filters = held.get(key)?.filters ?? compileFilters(query, params, key);
  if (!held.has(key) && heldSize + filters.size > maxCacheSize)
    throw tooMany('The listeners that are open have too many different filters: try later');
  return {
    matches: (document) => {
      const spend = startSpending();
      return filters.all.every((filter) => filter(document, identity, spend));
    },
    hold: () => hold(key, filters),
  };
};

type DocumentFilterSpend = Parameters<DocumentFilter>[2];

export type OpenFilter = {
  matches: ListenerFilter;
  /** From when the listener hears, until the answer is called: many listen to the same. */
  hold: () => () => void;
};

type Filters = { all: DocumentFilter[]; size: number };

/** Of the listeners that are open, by query and parameters. */
const held = new Map<string, { filters: Filters; listeners: number }>();
let heldSize = 0;

const hold = (key: string, filters: Filters): (() => void) => {
  const entry = held.get(key) ?? { filters, listeners: 0 };
  held.set(key, entry);
  if (entry.listeners === 0) heldSize += filters.size;
  entry.listeners += 1;
  return () => {
    entry.listeners -= 1;
    if (entry.listeners > 0) return;
    held.delete(key);
    heldSize -= filters.size;
  };
};

const compileFilters = (query: string, params: Record<string, unknown>, key: string): Filters => {
  const tree = parseQuery(query, params);
  const filters = filtersOf(tree);
  if (!filters) {
    throw new LakeError(400, 'A listener takes a filter of documents, such as *[_type == "article"]', {
      type: 'listenerQueryError',
    });
  }
  return { all: filters.map(compile), size: cacheSizeOf(tree, key) };
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
