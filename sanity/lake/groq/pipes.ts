import type { ExprNode } from 'groq-js';
import { totalCompare } from './compare.ts';
import { matchScore } from './match.ts';
import type { Evaluate, Scope } from './scope.ts';
import { elementsOf, isObject } from './values.ts';

export type Compile = (node: ExprNode) => Evaluate;

type Sorted<Element> = { element: Element; keys: unknown[] };

/** Sorts by the keys of an `order()`: stable, over all types. `toValue` gives an element's value, itself unless said. */
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
export const compileOrder = (base: Evaluate, args: ExprNode[], compile: Compile): Evaluate => {
  const sort = compileSort(args, compile);
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

/** `| score(…)`: gives each object a `_score`, best first. Scores of several calls add up. */
export const compileScore = (base: Evaluate, args: ExprNode[], compile: Compile): Evaluate => {
  const parts = args.map((node) => compileScoreOf(node, compile));
  return (scope) => {
    const elements = elementsOf(base(scope));
    if (!elements) return null;
    const scored: Array<{ element: unknown; score: number }> = [];
    for (const element of elements) {
      if (!isObject(element)) {
        scored.push({ element, score: 0 });
        continue;
      }
      const inner = scope.nested(element);
      const before = typeof element._score === 'number' ? element._score : 0;
      const score = parts.reduce((sum, part) => sum + part(inner), before);
      scored.push({ element: { ...element, _score: score }, score });
    }
    return scored.sort((a, b) => b.score - a.score).map(({ element }) => element);
  };
};
