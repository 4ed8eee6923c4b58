import type { ExprNode, ObjectNode } from '../../parse/nodes.ts';
import { arrayOf, isObject, LazyRows, type ObjectValue, Rows } from '../../values/values.ts';
import { compile } from '../compile.ts';
import { compileSort } from '../pipes.ts';
import type { Context, DocumentSource, Scope } from '../scope.ts';
import {
  arrayFrom,
  attributeOf,
  elementsOfTraced,
  type Origin,
  type Traced,
  TracedObject,
  untraced,
} from './origin.ts';
import { passOn } from './passOn.ts';

/** Evaluates a query and keeps, beside each value, where it comes from. */
export type Tracer = { trace(node: ExprNode, scope: Scope): Traced; context: Context };

/**
 * Expressions that only pass values on are followed; of all others the value alone is known. The dataset is asked
 * through the context that is answered here, which remembers the documents that it gave.
 */
export const createTracer = (context: Context): Tracer => {
  const documents = new WeakSet<object>();
  const places = new WeakMap<Scope, Origin>();

  const placed = (scope: Scope, { origin }: Traced): Scope => {
    scope.context.spend();
    if (origin) places.set(scope, origin);
    return scope;
  };
  const nested = (scope: Scope, traced: Traced): Scope => placed(scope.nested(traced.value), traced);
  const hidden = (scope: Scope, traced: Traced): Scope => placed(scope.hidden(traced.value), traced);
  const here = (scope: Scope): Traced => ({
    value: scope.value,
    origin: places.get(scope) ?? rootOf(scope.value),
  });

  const rootOf = (value: unknown): Origin | null =>
    isObject(value) && documents.has(value) ? { kind: 'document', document: value, path: [] } : null;

  /** What is not followed is evaluated; documents are known again in what comes out. */
  const evaluated = (node: ExprNode, scope: Scope): Traced => {
    const answer = compile(node)(scope);
    const value = answer instanceof Rows ? arrayOf(answer) : answer;
    if (!Array.isArray(value)) return { value, origin: rootOf(value) };
    const isScored = node.type === 'PipeFuncCall' && node.name === 'score';
    return arrayFrom(
      value.map(
        (element: unknown): Traced => ({
          value: element,
          origin: rootOf(element) ?? (isScored ? scoredRoot(element) : null),
        }),
      ),
    );
  };

  const trace = (node: ExprNode, scope: Scope): Traced => {
    switch (node.type) {
      case 'This':
        return here(scope);
      case 'Parent': {
        let current: Scope | null = scope;
        for (let level = 0; level < node.n; level++) current = current?.parent ?? null;
        return current ? here(current) : untraced(null);
      }
      case 'Group':
      case 'ArrayCoerce':
        return trace(node.base, scope);
      case 'AccessAttribute':
        return attributeOf(node.base ? trace(node.base, scope) : here(scope), node.name);
      case 'AccessElement': {
        if (asksInOrder(node.base)) return evaluated(node, scope);
        return elementsOfTraced(trace(node.base, scope))?.at(node.index) ?? untraced(null);
      }
      case 'Slice': {
        if (asksInOrder(node.base)) return evaluated(node, scope);
        const elements = elementsOfTraced(trace(node.base, scope));
        if (!elements) return untraced(null);
        const start = node.left < 0 ? elements.length + node.left : node.left;
        const end = (node.right < 0 ? elements.length + node.right : node.right) + (node.isInclusive ? 1 : 0);
        return arrayFrom(elements.slice(Math.max(start, 0), Math.max(end, 0)));
      }
      case 'Filter': {
        if (node.base.type === 'Everything') return evaluated(node, scope);
        const condition = compile(node.expr);
        const base = trace(node.base, scope);
        const elements = elementsOfTraced(base);
        return elements
          ? arrayFrom(elements.filter(({ value }) => condition(scope.nested(value)) === true))
          : base;
      }
      case 'Map': {
        const elements = elementsOfTraced(trace(node.base, scope));
        return elements
          ? arrayFrom(elements.map((element) => trace(node.expr, hidden(scope, element))))
          : untraced(null);
      }
      case 'FlatMap': {
        const elements = elementsOfTraced(trace(node.base, scope));
        if (!elements) return untraced(null);
        return arrayFrom(
          elements.flatMap((element) => {
            const inner = trace(node.expr, hidden(scope, element));
            return elementsOfTraced(inner) ?? [inner];
          }),
        );
      }
      case 'Projection': {
        const base = trace(node.base, scope);
        return isObject(base.value) ? trace(node.expr, nested(scope, base)) : untraced(null);
      }
      case 'Deref': {
        const { value } = trace(node.base, scope);
        const found =
          isObject(value) && typeof value._ref === 'string' ? scope.context.source.find(value._ref) : null;
        return { value: found, origin: rootOf(found) };
      }
      case 'Object':
        return traceObject(node, scope);
      case 'Array':
        return arrayFrom(
          node.elements.flatMap(({ value, isSplat }) => {
            const traced = trace(value, scope);
            return isSplat ? (elementsOfTraced(traced) ?? []) : [traced];
          }),
        );
      case 'Select': {
        const chosen = node.alternatives.find(({ condition }) => compile(condition)(scope) === true);
        const value = chosen?.value ?? node.fallback;
        return value ? trace(value, scope) : untraced(null);
      }
      case 'FuncCall':
      case 'OpCall':
        return passOn(node, (part) => trace(part, scope)) ?? evaluated(node, scope);
      case 'PipeFuncCall': {
        if (node.name !== 'order' || isOfDataset(node.base)) return evaluated(node, scope);
        const elements = elementsOfTraced(trace(node.base, scope));
        const sort = compileSort(node.args, compile);
        return elements ? arrayFrom(sort(elements, scope, ({ value }) => value)) : untraced(null);
      }
      default:
        return evaluated(node, scope);
    }
  };

  const traceObject = ({ attributes }: ObjectNode, scope: Scope): Traced => {
    const object = new TracedObject();
    for (const attribute of attributes) {
      if (attribute.type === 'ObjectAttributeValue')
        object.set(attribute.name, trace(attribute.value, scope));
      else if (attribute.type === 'ObjectSplat' || compile(attribute.condition)(scope) === true) {
        object.setAll(trace(attribute.value, scope));
      }
    }
    return object.traced();
  };

  return { trace, context: { ...context, source: remembering(context.source, documents) } };
};

/** Scores are put on copies of documents. */
const scoredRoot = (value: unknown): Origin | null =>
  isObject(value) && typeof value._id === 'string' ? { kind: 'document', document: value, path: [] } : null;

/** The dataset in an order: the slice is asked of the index, as it is without a trace. */
const asksInOrder = (node: ExprNode): boolean =>
  node.type === 'Group'
    ? asksInOrder(node.base)
    : node.type === 'PipeFuncCall' && node.name === 'order' && isOfDataset(node.base);

/** Documents as they are, which are known again in whatever order they come. */
const isOfDataset = (node: ExprNode): boolean => {
  switch (node.type) {
    case 'Everything':
      return true;
    case 'Filter':
    case 'Group':
    case 'ArrayCoerce':
    case 'PipeFuncCall':
      return isOfDataset(node.base);
    default:
      return false;
  }
};

const remembering = (source: DocumentSource, documents: WeakSet<object>): DocumentSource => {
  const known = <Value extends ObjectValue | null>(document: Value): Value => {
    if (document) documents.add(document);
    return document;
  };
  const knownRows = (rows: Rows): Rows =>
    new LazyRows(function* () {
      for (const row of rows) yield isObject(row) ? known(row) : row;
    });
  return {
    all: () => knownRows(source.all()),
    find: (id) => known(source.find(id)),
    where: (condition) => knownRows(source.where(condition)),
    count: (condition) => source.count(condition),
    top: (condition, order, slice) => {
      const found = source.top(condition, order, slice);
      for (const document of found?.documents ?? []) known(document);
      return found;
    },
  };
};
