import { type ExprNode, GroqSyntaxError, parse } from 'groq-js';
import { LakeError } from '../errors.ts';

/** A query that cannot be parsed, as hosted Sanity describes it: the clients show the marked line. */
const queryError = (query: string, error: unknown): LakeError => {
  const message = error instanceof Error ? error.message : String(error);
  const start = error instanceof GroqSyntaxError ? error.position : 0;
  const end = error instanceof GroqSyntaxError ? Math.min(start + 1, query.length) : query.length;
  const description = message.replace(/^Syntax error in GROQ query at position \d+:? ?/, '');
  return new LakeError(400, message, {
    type: 'queryParseError',
    query,
    description: description || 'unable to parse the query',
    start,
    end,
  });
};

/**
 * @param params go into the tree as values: two calls with other parameters are other trees.
 * @throws LakeError 400 with the position.
 */
export const parseQuery = (query: string, params: Record<string, unknown>): ExprNode => {
  try {
    return parse(query, { params });
  } catch (error) {
    throw queryError(query, error);
  }
};
