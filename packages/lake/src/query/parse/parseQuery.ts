import { LakeError } from '../../errors.ts';
import { parse } from './grammar/parse.ts';
import { QuerySyntaxError } from './grammar/QuerySyntaxError.ts';
import type { ExprNode } from './nodes.ts';

/** A query that cannot be answered, as hosted Sanity describes it: the clients mark the place. */
export const queryError = (query: string, error: unknown): LakeError => {
  const { description, start, end } = placeOf(query, error);
  return new LakeError(400, description, { type: 'queryParseError', query, start, end });
};

type Place = { description: string; start: number; end: number };

/** Which part of a query an error is about: all of it where that is not known. */
const placeOf = (query: string, error: unknown): Place => {
  const all = { start: 0, end: query.length };
  if (error instanceof QuerySyntaxError) {
    return { description: error.message, start: error.start, end: error.end };
  }
  if (error instanceof RangeError) return { description: 'the query is nested too deeply', ...all };
  return { description: error instanceof Error ? error.message : String(error), ...all };
};

/** Values are parameters. */
const maxQueryCharacters = 50_000;

/**
 * @param params go into the tree as values: two calls with other parameters are other trees.
 * @throws LakeError 400 with the position, or for a query that is too long.
 */
export const parseQuery = (query: string, params: Readonly<Record<string, unknown>>): ExprNode => {
  if (query.length > maxQueryCharacters) {
    throw new LakeError(400, `A query takes ${maxQueryCharacters} characters: give values as parameters`, {
      type: 'queryParseError',
    });
  }
  try {
    return parse(query, params);
  } catch (error) {
    throw queryError(query, error);
  }
};
