import { type ExprNode, GroqSyntaxError, parse } from 'groq-js';
import { LakeError } from '../../errors.ts';
import { checkTree } from './checkTree.ts';
import { disguises, reveal } from './disguise.ts';
import { locateError } from './locateError.ts';
import { spaced, withCharacters } from './parsable.ts';
import { checkStrings } from './strings.ts';

/** A query that cannot be parsed, as hosted Sanity describes it: the clients mark the place. */
export const queryError = (query: string, error: unknown): LakeError => {
  const { description, start, end } = locateError(query, error);
  return new LakeError(400, description, { type: 'queryParseError', query, start, end });
};

/** The time that groq-js takes grows with the square of the length: for this some 300 ms. Values are parameters. */
const maxQueryCharacters = 50_000;

/**
 * @param params go into the tree as values: two calls with other parameters are other trees.
 * @throws LakeError 400 with the position, or for a query that is too long.
 */
export const parseQuery = (query: string, params: Record<string, unknown>): ExprNode => {
  if (query.length > maxQueryCharacters) {
    throw new LakeError(400, `A query takes ${maxQueryCharacters} characters: give values as parameters`, {
      type: 'queryParseError',
    });
  }
  try {
    checkStrings(query);
    const tree = parseAny(disguises(withCharacters(spaced(query))), params);
    checkTree(tree);
    return tree;
  } catch (error) {
    throw queryError(query, error);
  }
};

/** The first that can be parsed. Without one, the error is of the last, the query as it was, when it is of syntax. */
const parseAny = (queries: string[], params: Record<string, unknown>): ExprNode => {
  const errors: unknown[] = [];
  for (const query of queries) {
    try {
      const tree = parse(query, { params });
      return queries.length === 1 ? tree : (reveal(tree) as ExprNode);
    } catch (error) {
      errors.push(error);
    }
  }
  const last = errors.at(-1);
  throw last instanceof GroqSyntaxError ? last : errors[0];
};
