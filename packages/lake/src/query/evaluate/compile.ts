import { checkSize, gathered } from '../limits/valueSize.ts';
import type { ExprNode, ObjectAttributeNode } from '../parse/nodes.ts';
import {
  arrayOf,
  elementsOf,
  finite,
  isObject,
  LazyRows,
  type ObjectValue,
  put,
  putAll,
  Rows,
} from '../values/values.ts';
import { effortOf, effortOfOperator } from './cost.ts';
import { findFunction } from './functions/functions.ts';
import { compileDocuments, compileTop, isEverything } from './indexedDocuments.ts';
import { isInRange, operators } from './operators.ts';
import { compileBest, compileOrder, compileScore } from './pipes.ts';
import type { Evaluate, Scope } from './scope.ts';
import { compileOnce } from './subqueryCache.ts';

/**
 * Turns a syntax tree into a function of a scope, evaluated in one go without promises.
 *
 * @throws Error on a node that is no expression of its own.
 * @see https://spec.groq.dev
 */
export const compile = (node: ExprNode): Evaluate => {
  switch (node.type) {
    case 'This':
      return (scope) => scope.value;
    case 'Everything':
      return (scope) => scope.context.source.all();
    case 'Value': {
      const { value } = node;
      return () => value;
    }
    case 'Parent':
      return compileParent(node.n);
    case 'Group':
      return compile(node.base);
    case 'AccessAttribute':
      return compileAttribute(node.name, node.base ? compile(node.base) : (scope) => scope.value);
    case 'AccessElement':
      return compileTop(node, compile) ?? compileElement(compile(node.base), node.index);
    case 'ArrayCoerce': {
      const base = compile(node.base);
      return (scope) => {
        const value = base(scope);
        return elementsOf(value) ? value : null;
      };
    }
    case 'Slice':
      return (
        compileTop(node, compile) ??
        compileBest(node, compile) ??
        compileSlice(compile(node.base), node.left, node.right, node.isInclusive)
      );
    case 'Filter':
      return isEverything(node.base)
        ? compileFilter(compileDocuments(node.expr, compile), compile(node.expr))
        : compileFilter(compile(node.base), compile(node.expr));
    case 'Map':
      return compileMap(compile(node.base), compile(node.expr));
    case 'FlatMap':
      return compileFlatMap(compile(node.base), compile(node.expr));
    case 'Projection': {
      const [base, expression] = [compile(node.base), compile(node.expr)];
      return (scope) => {
        const value = base(scope);
        return isObject(value) ? expression(scope.nested(value)) : null;
      };
    }
    case 'Deref': {
      const base = compile(node.base);
      return (scope) => {
        const value = base(scope);
        if (!isObject(value) || typeof value._ref !== 'string') return null;
        return scope.context.source.find(value._ref);
      };
    }
    case 'Object':
      return compileObject(node.attributes);
    case 'Array':
      return compileArray(node.elements.map(({ value, isSplat }) => ({ isSplat, evaluate: compile(value) })));
    case 'Select':
      return compileSelect(
        node.alternatives.map(({ condition, value }) => ({
          condition: compile(condition),
          value: compile(value),
        })),
        node.fallback ? compile(node.fallback) : () => null,
      );
    case 'And':
      return compileAnd(compile(node.left), compile(node.right));
    case 'Or':
      return compileOr(compile(node.left), compile(node.right));
    case 'Not': {
      const base = compile(node.base);
      return (scope) => {
        const value = base(scope);
        return typeof value === 'boolean' ? !value : null;
      };
    }
    case 'Neg':
    case 'Pos': {
      const base = compile(node.base);
      const sign = node.type === 'Neg' ? -1 : 1;
      return (scope) => {
        const value = base(scope);
        return typeof value === 'number' ? finite(value * sign) : null;
      };
    }
    case 'OpCall': {
      const [left, right] = [compileOnce(node.left, compile), compileOnce(node.right, compile)];
      const operator = operators[node.op];
      return (scope) => {
        const [one, other] = [left(scope), right(scope)];
        const effort = effortOfOperator(node.op, one, other);
        if (effort > 0) scope.context.spend(effort);
        return operator(one, other);
      };
    }
    case 'InRange': {
      const [base, left, right] = [compile(node.base), compile(node.left), compile(node.right)];
      const { isInclusive } = node;
      return (scope) => isInRange(base(scope), left(scope), right(scope), isInclusive);
    }
    case 'FuncCall':
      return findFunction(node.namespace, node.name)(node.args, compile);
    case 'PipeFuncCall':
      return node.name === 'score'
        ? compileScore(compile(node.base), node.args, compile)
        : compileOrder(compile(node.base), node.args, compile);
    default:
      throw new Error(`${node.type} is not an expression of its own`);
  }
};

const compileParent =
  (levels: number): Evaluate =>
  (scope) => {
    let current: Scope = scope;
    for (let level = 0; level < levels; level++) {
      if (!current.parent) return null;
      current = current.parent;
    }
    return current.value;
  };

const compileAttribute =
  (name: string, base: Evaluate): Evaluate =>
  (scope) => {
    const value = base(scope);
    return isObject(value) && Object.hasOwn(value, name) ? (value[name] ?? null) : null;
  };

const compileElement =
  (base: Evaluate, index: number): Evaluate =>
  (scope) => {
    const elements = elementsOf(base(scope));
    if (!elements) return null;
    if (Array.isArray(elements)) return elements.at(index) ?? null;
    if (index < 0) return gathered(elements).at(index) ?? null;
    let position = 0;
    for (const element of elements) if (position++ === index) return element;
    return null;
  };

const compileSlice =
  (base: Evaluate, left: number, right: number, isInclusive: boolean): Evaluate =>
  (scope) => {
    const value = base(scope);
    if (value instanceof Rows && left >= 0 && right >= 0) {
      return firstOf(value, right + (isInclusive ? 1 : 0)).slice(left);
    }
    const array = arrayOf(value);
    if (!array) return null;
    const start = left < 0 ? array.length + left : left;
    const end = (right < 0 ? array.length + right : right) + (isInclusive ? 1 : 0);
    return array.slice(Math.max(start, 0), Math.max(end, 0));
  };

const firstOf = (rows: Rows, count: number): unknown[] => {
  const first: unknown[] = [];
  if (count === 0) return first;
  for (const row of rows) if (first.push(row) >= count) break;
  return first;
};

/** Goes through arrays at once and through the dataset lazily, so that nothing holds all of it. */
const overElements = (
  base: Evaluate,
  generate: (elements: Iterable<unknown>, scope: Scope) => Iterable<unknown>,
  ofOthers: (value: unknown) => unknown = () => null,
): Evaluate => {
  return (scope) => {
    const value = base(scope);
    if (Array.isArray(value)) return gathered(generate(value, scope));
    return value instanceof Rows
      ? new LazyRows(() => generate(value, scope)[Symbol.iterator]())
      : ofOthers(value);
  };
};

/** What is no array passes a filter as it is. */
const compileFilter = (base: Evaluate, condition: Evaluate): Evaluate =>
  overElements(
    base,
    function* (elements, scope) {
      for (const element of elements) {
        scope.context.spend();
        if (condition(scope.nested(element)) === true) yield element;
      }
    },
    (value) => value,
  );

const compileMap = (base: Evaluate, expression: Evaluate): Evaluate =>
  overElements(base, function* (elements, scope) {
    for (const element of elements) {
      scope.context.spend();
      yield expression(scope.hidden(element));
    }
  });

const compileFlatMap = (base: Evaluate, expression: Evaluate): Evaluate =>
  overElements(base, function* (elements, scope) {
    for (const element of elements) {
      scope.context.spend();
      const value = expression(scope.hidden(element));
      const inner = elementsOf(value);
      if (!inner) yield value;
      else
        for (const one of inner) {
          scope.context.spend();
          yield one;
        }
    }
  });

type AddAttribute = (result: ObjectValue, scope: Scope) => void;

const compileObjectAttribute = (node: ObjectAttributeNode): AddAttribute => {
  switch (node.type) {
    case 'ObjectAttributeValue': {
      const { name } = node;
      const value = compile(node.value);
      return (result, scope) => {
        const evaluated = value(scope);
        put(result, name, evaluated instanceof Rows ? gathered(evaluated) : evaluated);
      };
    }
    case 'ObjectConditionalSplat': {
      const [condition, value] = [compile(node.condition), compile(node.value)];
      return (result, scope) => {
        if (condition(scope) !== true) return;
        const more = value(scope);
        if (isObject(more)) putAll(result, more);
      };
    }
    case 'ObjectSplat': {
      const value = compile(node.value);
      return (result, scope) => {
        const more = value(scope);
        if (isObject(more)) putAll(result, more);
      };
    }
  }
};

const compileObject = (attributes: ObjectAttributeNode[]): Evaluate => {
  const steps = attributes.map(compileObjectAttribute);
  return (scope) => {
    const result: ObjectValue = {};
    for (const step of steps) step(result, scope);
    return result;
  };
};

const compileArray =
  (parts: Array<{ isSplat: boolean; evaluate: Evaluate }>): Evaluate =>
  (scope) => {
    const array: unknown[] = [];
    for (const { isSplat, evaluate } of parts) {
      const value = evaluate(scope);
      const elements = isSplat ? (arrayOf(value) ?? []) : [arrayOf(value) ?? value];
      checkSize(array.length + elements.length);
      scope.context.spend(effortOf(elements.length));
      for (const element of elements) array.push(element);
    }
    return array;
  };

const compileSelect =
  (alternatives: Array<{ condition: Evaluate; value: Evaluate }>, fallback: Evaluate): Evaluate =>
  (scope) => {
    for (const { condition, value } of alternatives) if (condition(scope) === true) return value(scope);
    return fallback(scope);
  };

const compileAnd =
  (left: Evaluate, right: Evaluate): Evaluate =>
  (scope) => {
    const first = left(scope);
    if (first === false) return false;
    const second = right(scope);
    if (second === false) return false;
    return first === true && second === true ? true : null;
  };

const compileOr =
  (left: Evaluate, right: Evaluate): Evaluate =>
  (scope) => {
    const first = left(scope);
    if (first === true) return true;
    const second = right(scope);
    if (second === true) return true;
    return first === false && second === false ? false : null;
  };
