import { toBoundedArray } from '../limits/valueSize.ts';
import type {
  AccessAttributeNode,
  AccessElementNode,
  ArrayCoerceNode,
  DerefNode,
  FilterNode,
  FlatMapNode,
  MapNode,
  ParentNode,
  ProjectionNode,
  SliceNode,
} from '../parse/nodes.ts';
import { arrayOf, elementsOf, isObject, LazyRows, Rows } from '../values/values.ts';
import { compileDocuments, compileTop, isEverything } from './indexedDocuments.ts';
import { compileBest } from './pipes.ts';
import type { Compile, Evaluate, Scope } from './scope.ts';

export const compileParent =
  ({ n: levels }: ParentNode): Evaluate =>
  (scope) => {
    let current: Scope = scope;
    for (let level = 0; level < levels; level++) {
      if (!current.parent) return null;
      current = current.parent;
    }
    return current.value;
  };

export const compileAttribute = ({ name, base: node }: AccessAttributeNode, compile: Compile): Evaluate => {
  const base: Evaluate = node ? compile(node) : (scope) => scope.value;
  return (scope) => {
    const value = base(scope);
    return isObject(value) && Object.hasOwn(value, name) ? (value[name] ?? null) : null;
  };
};

export const compileElement = (node: AccessElementNode, compile: Compile): Evaluate =>
  compileTop(node, compile) ?? elementAt(compile(node.base), node.index);

const elementAt =
  (base: Evaluate, index: number): Evaluate =>
  (scope) => {
    const elements = elementsOf(base(scope));
    if (!elements) return null;
    if (Array.isArray(elements)) return elements.at(index) ?? null;
    if (index < 0) return toBoundedArray(elements).at(index) ?? null;
    let position = 0;
    for (const element of elements) if (position++ === index) return element;
    return null;
  };

export const compileSlice = (node: SliceNode, compile: Compile): Evaluate =>
  compileTop(node, compile) ?? compileBest(node, compile) ?? slice(compile(node.base), node);

const slice =
  (base: Evaluate, { left, right, isInclusive }: SliceNode): Evaluate =>
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

/** Generates the elements of an array at once, and those of rows lazily, so that the dataset is never all in memory. */
const overElements = (
  base: Evaluate,
  generate: (elements: Iterable<unknown>, scope: Scope) => Iterable<unknown>,
  ofOthers: (value: unknown) => unknown = () => null,
): Evaluate => {
  return (scope) => {
    const value = base(scope);
    if (Array.isArray(value)) return toBoundedArray(generate(value, scope));
    return value instanceof Rows
      ? new LazyRows(() => generate(value, scope)[Symbol.iterator]())
      : ofOthers(value);
  };
};

export const compileFilter = ({ base, expr }: FilterNode, compile: Compile): Evaluate =>
  isEverything(base)
    ? filter(compileDocuments(expr, compile), compile(expr))
    : filter(compile(base), compile(expr));

/** A filter leaves a value that is not an array unchanged. */
const filter = (base: Evaluate, condition: Evaluate): Evaluate =>
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

export const compileMap = (node: MapNode, compile: Compile): Evaluate => {
  const [base, expression] = [compile(node.base), compile(node.expr)];
  return overElements(base, function* (elements, scope) {
    for (const element of elements) {
      scope.context.spend();
      yield expression(scope.hidden(element));
    }
  });
};

export const compileFlatMap = (node: FlatMapNode, compile: Compile): Evaluate => {
  const [base, expression] = [compile(node.base), compile(node.expr)];
  return overElements(base, function* (elements, scope) {
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
};

export const compileArrayCoerce = (node: ArrayCoerceNode, compile: Compile): Evaluate => {
  const base = compile(node.base);
  return (scope) => {
    const value = base(scope);
    return elementsOf(value) ? value : null;
  };
};

export const compileProjection = (node: ProjectionNode, compile: Compile): Evaluate => {
  const [base, expression] = [compile(node.base), compile(node.expr)];
  return (scope) => {
    const value = base(scope);
    return isObject(value) ? expression(scope.nested(value)) : null;
  };
};

export const compileDereference = (node: DerefNode, compile: Compile): Evaluate => {
  const base = compile(node.base);
  return (scope) => {
    const value = base(scope);
    if (!isObject(value) || typeof value._ref !== 'string') return null;
    return scope.context.source.find(value._ref);
  };
};
