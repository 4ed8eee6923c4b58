import { type ExprNode, evaluateSync, parse, toJS } from 'groq-js';
import { LakeError } from '../errors.ts';
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
  const filters = filtersOf(parseQuery(query, params));
  if (!filters) {
    throw new LakeError(400, 'A listener takes a filter of documents, such as *[_type == "article"]', {
      type: 'listenerQueryError',
    });
  }
  const matches: ListenerFilter = (document) =>
    filters.every((filter) => toJS(evaluateSync(filter, { root: document, params, identity })) === true);
  probe(matches);
  return (document) => {
    try {
      return matches(document);
    } catch {
      return false;
    }
  };
};

const parseQuery = (query: string, params: Record<string, unknown>): ExprNode => {
  try {
    return parse(query, { params });
  } catch (error) {
    const message = error instanceof Error ? error.message : 'not GROQ';
    throw new LakeError(400, `The listener's query does not parse: ${message}`, {
      type: 'queryParseError',
      description: message,
      query,
    });
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

/** What groq-js cannot evaluate is said when the listener is opened, not at each commit. */
const probe = (matches: ListenerFilter): void => {
  try {
    matches({ _id: '', _type: '', _rev: '', _createdAt: '', _updatedAt: '' });
  } catch (error) {
    throw new LakeError(
      400,
      `A listener cannot evaluate this filter: ${error instanceof Error ? error.message : error}`,
      {
        type: 'listenerQueryError',
      },
    );
  }
};
