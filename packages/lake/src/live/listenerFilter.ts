import { LakeError, tooMany } from '../errors.ts';
import { compileDocumentFilter, type DocumentFilter } from '../query/evaluate/documentFilter.ts';
import { cacheSizeOf, maxCacheSize } from '../query/limits/cacheSize.ts';
import type { ExprNode } from '../query/parse/nodes.ts';
import { parseQuery } from '../query/parse/parseQuery.ts';
import { maxParsedCharacters } from '../query/worker/answerQuery.ts';
import type { SanityDocument } from '../types/documents.ts';

type ListenerFilter = (document: SanityDocument) => boolean;

/**
 * Compiles a listener's query to a filter. As in hosted Sanity only the filter counts: order, slice and projection
 * are ignored, and the filter is evaluated on one document at a time.
 *
 * @param startSpending is called for each document. Its result is called with the number of elements that are looked
 * at, and may throw.
 * @throws LakeError 400 if the query is not GROQ, or filters something else than `*`; 429 if the open listeners
 * have too many different filters.
 */
export const openListenerFilter = (
  query: string,
  params: Record<string, unknown>,
  identity: string,
  startSpending: () => DocumentFilterSpend = () => undefined,
): OpenFilter => {
  if (query.length > maxParsedCharacters) {
    throw new LakeError(400, `A listener's query may have at most ${maxParsedCharacters} characters.`, {
      type: 'listenerQueryError',
    });
  }
  const key = JSON.stringify([query, params]);
  const filters = held.get(key)?.filters ?? compileFilters(query, params, key);
  if (!held.has(key) && heldSize + filters.size > maxCacheSize)
    throw tooMany('The open listeners have too many different filters. Try again later.');
  return {
    matches: (document) => {
      const spend = startSpending();
      return filters.all.every((filter) => filter(document, identity, spend));
    },
    hold: () => hold(key, filters),
  };
};

/** Elements that a listener's filter may look at in one document. */
export const maxFilterElements = 20_000;

/** For `startSpending`. @throws LakeError 400 with the message for a filter that looks at too much of one document. */
export const spendingAtMost = (maxElements: number, message: string) => (): DocumentFilterSpend => {
  let left = maxElements;
  return (elements = 1) => {
    left -= elements;
    if (left < 0) throw new LakeError(400, message, { type: 'listenerQueryError' });
  };
};

type DocumentFilterSpend = Parameters<DocumentFilter>[2];

export type OpenFilter = {
  matches: ListenerFilter;
  /** Keeps the compiled filter while a listener is open; many listeners share one. Returns the release function. */
  hold: () => () => void;
};

type Filters = { all: DocumentFilter[]; size: number };

/** The filters of open listeners, by query and parameters. */
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
    throw new LakeError(400, 'A listener takes a filter of documents, such as *[_type == "plant"].', {
      type: 'listenerQueryError',
    });
  }
  return { all: filters.map(compile), size: cacheSizeOf(tree, key) };
};

/** Compiles when the listener is opened, so that the caller gets the error, not each commit. */
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

/** The filters around `*`, innermost first; null if the query is about something else. */
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
