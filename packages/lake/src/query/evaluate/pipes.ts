import type { ExprNode, PipeFuncCallNode, SliceNode } from '../parse/nodes.ts';
import { isScore, isScorePositive } from '../plan/rewrite.ts';
import { totalCompare } from '../values/compare.ts';
import { matchScore } from '../values/match.ts';
import { elementsOf, isObject } from '../values/values.ts';
import { highestScoreOf } from './highestScore.ts';
import type { Compile, Evaluate, Scope } from './scope.ts';

type Sorted<Element> = { element: Element; keys: unknown[] };

/**
 * Compiles a stable sort over all types by the arguments of `order()`. `toValue` gives the value that the keys of an
 * element are computed from; by default the element itself.
 */
export const compileSort = (args: ExprNode[], compile: Compile) => {
  const keys = args.map((node) => compile(node.type === 'Asc' || node.type === 'Desc' ? node.base : node));
  const signs = args.map(({ type }) => (type === 'Desc' ? -1 : 1));
  const compareKeys = (a: Sorted<unknown>, b: Sorted<unknown>): number => {
    for (let index = 0; index < keys.length; index++) {
      const order = totalCompare(a.keys[index], b.keys[index]);
      if (order !== 0) return order * (signs[index] ?? 1);
    }
    return 0;
  };
  return <Element>(
    elements: Iterable<Element>,
    scope: Scope,
    toValue: (element: Element) => unknown = (element) => element,
  ): Element[] => {
    const rows: Sorted<Element>[] = [];
    for (const element of elements) {
      const inner = scope.nested(toValue(element));
      rows.push({ element, keys: keys.map((key) => key(inner)) });
    }
    return rows.sort(compareKeys).map(({ element }) => element);
  };
};

/** `| order(…)` */
export const compileOrder = (node: PipeFuncCallNode, compile: Compile): Evaluate => {
  const base = compile(node.base);
  const sort = compileSort(node.args, compile);
  return (scope) => {
    const elements = elementsOf(base(scope));
    return elements && sort(elements, scope);
  };
};

type Score = (scope: Scope) => number;

const compileScoreOf = (node: ExprNode, compile: Compile): Score => {
  switch (node.type) {
    case 'Group':
      return compileScoreOf(node.base, compile);
    case 'Or': {
      const [left, right] = [compileScoreOf(node.left, compile), compileScoreOf(node.right, compile)];
      return (scope) => left(scope) + right(scope);
    }
    case 'And': {
      const [left, right] = [compileScoreOf(node.left, compile), compileScoreOf(node.right, compile)];
      return (scope) => {
        const score = left(scope);
        if (score === 0) return 0;
        const other = right(scope);
        return other === 0 ? 0 : score + other;
      };
    }
    case 'OpCall':
      if (node.op === 'match') {
        const [text, pattern] = [compile(node.left), compile(node.right)];
        return (scope) => matchScore(text(scope), pattern(scope));
      }
      break;
    case 'FuncCall':
      if (node.name === 'boost' && node.namespace === 'global') {
        const [predicate, amount] = node.args;
        if (!predicate || !amount) return () => 0;
        const [inner, boost] = [compileScoreOf(predicate, compile), compile(amount)];
        return (scope) => {
          const score = inner(scope);
          const value = boost(scope);
          return score > 0 && typeof value === 'number' && value >= 0 ? score + value : 0;
        };
      }
      break;
  }
  const predicate = compile(node);
  return (scope) => (predicate(scope) === true ? 1 : 0);
};

type Scored = { element: unknown; score: number };

const byScore = (a: Scored, b: Scored): number => b.score - a.score;

/** Pairs each element with its score, 0 for values that are not objects. */
const compileScores = (args: ExprNode[], compile: Compile) => {
  const parts = args.map((node) => compileScoreOf(node, compile));
  return function* (elements: Iterable<unknown>, scope: Scope): Iterable<Scored> {
    for (const element of elements) {
      scope.context.spend();
      if (!isObject(element)) {
        yield { element, score: 0 };
        continue;
      }
      const inner = scope.nested(element);
      const before = typeof element._score === 'number' ? element._score : 0;
      yield { element, score: parts.reduce((sum, part) => sum + part(inner), before) };
    }
  };
};

const withScore = ({ element, score }: Scored): unknown =>
  isObject(element) ? { ...element, _score: score } : element;

/** `| score(…)`: adds a `_score` to each object and sorts by it, highest first. Scores of several calls add up. */
export const compileScore = (node: PipeFuncCallNode, compile: Compile): Evaluate => {
  const base = compile(node.base);
  const scores = compileScores(node.args, compile);
  return (scope) => {
    const elements = elementsOf(base(scope));
    return elements && Array.from(scores(elements, scope)).sort(byScore).map(withScore);
  };
};

/** Minimum number of matches between two sorts, so that few matches are sorted only once. */
const minMatchesPerSort = 100;

/**
 * Compiles `| score(…)[_score > 0][a...b]`, with or without `| order(_score desc)` before the slice, so that only the
 * best matches are kept in memory. Null for any other expression.
 */
export const compileBest = (node: SliceNode, compile: Compile): Evaluate | null => {
  const { left: start, right, isInclusive } = node;
  const end = isInclusive ? right + 1 : right;
  const positive = isByScore(node.base) ? node.base.base : node.base;
  if (start < 0 || right < 0 || positive.type !== 'Filter' || !isScorePositive(positive.expr)) return null;
  const scored = positive.base;
  if (scored.type !== 'PipeFuncCall' || scored.name !== 'score') return null;
  const base = compile(scored.base);
  const scores = compileScores(scored.args, compile);
  // Scores of several calls add up.
  const highest = isOfDataset(scored.base)
    ? scored.args.map(highestScoreOf).reduce((sum, score) => sum + score, 0)
    : Number.POSITIVE_INFINITY;
  return (scope) => {
    const elements = elementsOf(base(scope));
    if (!elements) return null;
    let best: Scored[] = [];
    let highestCount = 0;
    for (const one of scores(elements, scope)) {
      if (one.score <= 0) continue;
      best.push(one);
      // Of equal ones the first come first: no later one can replace them.
      if (one.score >= highest && ++highestCount >= end) break;
      if (best.length >= 2 * end + minMatchesPerSort) best = best.sort(byScore).slice(0, end);
    }
    return best.sort(byScore).slice(start, end).map(withScore);
  };
};

const isOfDataset = (node: ExprNode): boolean => node.type === 'Filter' && node.base.type === 'Everything';

const isByScore = (node: ExprNode): node is PipeFuncCallNode => {
  if (node.type !== 'PipeFuncCall' || node.name !== 'order' || node.args.length !== 1) return false;
  const [order] = node.args;
  return order?.type === 'Desc' && isScore(order.base);
};
