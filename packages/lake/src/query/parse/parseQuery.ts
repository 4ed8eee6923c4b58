import { LakeError } from '../../errors.ts';
import { parse } from './grammar/parse.ts';
import { QuerySyntaxError } from './grammar/scan/QuerySyntaxError.ts';
import type { ExprNode } from './nodes.ts';

/** The error for a query that is not valid, in hosted Sanity's format: its clients mark the position. */
export const queryError = (query: string, error: unknown): LakeError => {
  const { description, start, end } = errorPosition(query, error);
  return new LakeError(400, description, { type: 'queryParseError', query, start, end });
};

type ErrorPosition = { description: string; start: number; end: number };

/** The part of the query that an error is about: the whole query if the part is unknown. */
const errorPosition = (query: string, error: unknown): ErrorPosition => {
  const all = { start: 0, end: query.length };
  if (error instanceof QuerySyntaxError) {
    return { description: error.message, start: error.start, end: error.end };
  }
  if (error instanceof RangeError) return { description: 'the query is nested too deeply', ...all };
  return { description: error instanceof Error ? error.message : String(error), ...all };
};

/** Queries stay short when values are passed as parameters. */
const maxQueryCharacters = 50_000;

/**
 * @param params become values in the tree. A getter is not called but copied, so that the value may change later.
 * @throws LakeError 400 with the position of the error, or if the query is too long.
 */
export const parseQuery = (query: string, params: Readonly<Record<string, unknown>>): ExprNode => {
  if (query.length > maxQueryCharacters) {
    throw new LakeError(
      400,
      `A query may have at most ${maxQueryCharacters} characters. Pass values as parameters.`,
      { type: 'queryParseError' },
    );
  }
  try {
    return parse(query, params);
  } catch (error) {
    throw queryError(query, error);
  }
};
