import { LRUCache } from 'lru-cache';
import { LakeError } from '../../errors.ts';
import { cacheSizeOf, maxCacheSize } from '../limits/cacheSize.ts';
import type { ExprNode } from '../parse/nodes.ts';
import { parseQuery, queryError } from '../parse/parseQuery.ts';
import { rewrite } from '../plan/rewrite.ts';
import { compile } from './compile.ts';
import type { Evaluate } from './scope.ts';

export type Params = Readonly<Record<string, unknown>>;

/**
 * A query that is compiled once and evaluated with different parameters. A parameter whose value decides how the query is
 * compiled, such as the end of a slice, is a constant: another value needs another compiled query.
 */
export class CompiledQuery {
  /** In nodes, as `cacheSizeOf` counts them. */
  readonly size: number;
  readonly #tree: ExprNode;
  readonly #evaluate: Evaluate;
  readonly #names: string[];
  readonly #constants = new Map<string, string>();
  #isCompiling = true;
  #params: Params;

  /** @throws LakeError 400 if the query is not valid, or uses a parameter that is missing. */
  constructor(query: string, params: Params) {
    this.#params = params;
    this.#names = Object.keys(params);
    this.#tree = rewrite(parseQuery(query, this.#readers()));
    this.#evaluate = compile(this.#tree);
    this.#isCompiling = false;
    this.size = cacheSizeOf(this.#tree, query);
    this.#params = {};
  }

  /** Whether the query can be evaluated with these parameters. */
  takes(params: Params): boolean {
    return (
      this.#names.every((name) => Object.hasOwn(params, name)) &&
      Array.from(this.#constants).every(([name, json]) => JSON.stringify(params[name]) === json)
    );
  }

  /** Calls `work`, which evaluates the query before it returns. */
  with<Result>(params: Params, work: (evaluate: Evaluate, tree: ExprNode) => Result): Result {
    this.#params = params;
    try {
      return work(this.#evaluate, this.#tree);
    } finally {
      this.#params = {};
    }
  }

  /** An object whose properties read the current parameters. The parser copies the properties into nodes. */
  #readers(): Params {
    const readers = {};
    for (const name of this.#names)
      Object.defineProperty(readers, name, { enumerable: true, get: () => this.#read(name) });
    return readers;
  }

  #read(name: string): unknown {
    const value = this.#params[name];
    if (this.#isCompiling) this.#constants.set(name, JSON.stringify(value));
    return value;
  }
}

/** Compiled queries by their text. The newest are first. */
const compiled = new LRUCache<string, CompiledQuery[]>({ max: 500, maxSize: maxCacheSize });
/** A list that is read page by page has other constants on each page. */
const maxVariants = 8;

const findCompiled = (query: string, params: Params): CompiledQuery | undefined =>
  compiled.get(query)?.find((known) => known.takes(params));

/** Whether the query needs not be parsed. */
export const isCompiled = (query: string, params: Params): boolean =>
  findCompiled(query, params) !== undefined;

/** @throws LakeError 400 if the query is not valid, or uses a parameter that is missing. */
export const compileQuery = (query: string, params: Params): CompiledQuery => {
  const known = findCompiled(query, params);
  if (known) return known;
  try {
    const added = new CompiledQuery(query, params);
    const variants = [added, ...(compiled.get(query) ?? [])].slice(0, maxVariants);
    compiled.set(query, variants, { size: variants.reduce((sum, { size }) => sum + size, 0) });
    return added;
  } catch (error) {
    throw error instanceof LakeError ? error : queryError(query, error);
  }
};
