import type {
  ArrayNode,
  DerefNode,
  ExprNode,
  FilterNode,
  FlatMapNode,
  MapNode,
  ObjectNode,
  ParentNode,
  PipeFuncCallNode,
  ProjectionNode,
  SelectNode,
  SliceNode,
} from '../../parse/nodes.ts';
import { arrayOf, isObject, Rows } from '../../values/values.ts';
import { compile } from '../compile.ts';
import { compileSort } from '../pipes.ts';
import type { Context, Scope } from '../scope.ts';
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
import { recordDocuments } from './recordDocuments.ts';

/**
 * Evaluates a query and records the origin of each value. It traces expressions that return parts of their operands
 * unchanged; the values of other expressions have no origin.
 */
export class Tracer {
  /** Evaluate in this context: it records the documents that the dataset returns, so that they can be recognised. */
  readonly context: Context;
  readonly #documents = new WeakSet<object>();
  readonly #origins = new WeakMap<Scope, Origin>();

  constructor(context: Context) {
    this.context = { ...context, source: recordDocuments(context.source, this.#documents) };
  }

  trace(node: ExprNode, scope: Scope): Traced {
    switch (node.type) {
      case 'This':
        return this.#valueOf(scope);
      case 'Parent':
        return this.#parent(node, scope);
      case 'Group':
      case 'ArrayCoerce':
        return this.trace(node.base, scope);
      case 'AccessAttribute':
        return attributeOf(node.base ? this.trace(node.base, scope) : this.#valueOf(scope), node.name);
      case 'AccessElement':
        if (asksInOrder(node.base)) return this.#evaluated(node, scope);
        return this.#elements(node.base, scope)?.at(node.index) ?? untraced(null);
      case 'Slice':
        return this.#slice(node, scope);
      case 'Filter':
        return this.#filter(node, scope);
      case 'Map':
        return this.#map(node, scope);
      case 'FlatMap':
        return this.#flatMap(node, scope);
      case 'Projection':
        return this.#projection(node, scope);
      case 'Deref':
        return this.#dereference(node, scope);
      case 'Object':
        return this.#object(node, scope);
      case 'Array':
        return this.#array(node, scope);
      case 'Select':
        return this.#select(node, scope);
      case 'FuncCall':
      case 'OpCall':
        return passOn(node, (part) => this.trace(part, scope)) ?? this.#evaluated(node, scope);
      case 'PipeFuncCall':
        return this.#order(node, scope);
      default:
        return this.#evaluated(node, scope);
    }
  }

  #elements(node: ExprNode, scope: Scope): Traced[] | null {
    return elementsOfTraced(this.trace(node, scope));
  }

  #nested(scope: Scope, traced: Traced): Scope {
    return this.#placed(scope.nested(traced.value), traced);
  }

  #hidden(scope: Scope, traced: Traced): Scope {
    return this.#placed(scope.hidden(traced.value), traced);
  }

  #placed(scope: Scope, { origin }: Traced): Scope {
    scope.context.spend();
    if (origin) this.#origins.set(scope, origin);
    return scope;
  }

  #valueOf(scope: Scope): Traced {
    return { value: scope.value, origin: this.#origins.get(scope) ?? this.#rootOf(scope.value) };
  }

  #rootOf(value: unknown): Origin | null {
    return isObject(value) && this.#documents.has(value)
      ? { kind: 'document', document: value, path: [] }
      : null;
  }

  /** Evaluates without tracing, and recognises recorded documents in the result. */
  #evaluated(node: ExprNode, scope: Scope): Traced {
    const answer = compile(node)(scope);
    const value = answer instanceof Rows ? arrayOf(answer) : answer;
    if (!Array.isArray(value)) return { value, origin: this.#rootOf(value) };
    const isScored = node.type === 'PipeFuncCall' && node.name === 'score';
    return arrayFrom(
      value.map(
        (element: unknown): Traced => ({
          value: element,
          origin: this.#rootOf(element) ?? (isScored ? scoredRoot(element) : null),
        }),
      ),
    );
  }

  #parent({ n: levels }: ParentNode, scope: Scope): Traced {
    let current: Scope | null = scope;
    for (let level = 0; level < levels; level++) current = current?.parent ?? null;
    return current ? this.#valueOf(current) : untraced(null);
  }

  #slice(node: SliceNode, scope: Scope): Traced {
    if (asksInOrder(node.base)) return this.#evaluated(node, scope);
    const elements = this.#elements(node.base, scope);
    if (!elements) return untraced(null);
    const start = node.left < 0 ? elements.length + node.left : node.left;
    const end = (node.right < 0 ? elements.length + node.right : node.right) + (node.isInclusive ? 1 : 0);
    return arrayFrom(elements.slice(Math.max(start, 0), Math.max(end, 0)));
  }

  #filter(node: FilterNode, scope: Scope): Traced {
    if (node.base.type === 'Everything') return this.#evaluated(node, scope);
    const condition = compile(node.expr);
    const base = this.trace(node.base, scope);
    const elements = elementsOfTraced(base);
    return elements
      ? arrayFrom(elements.filter(({ value }) => condition(scope.nested(value)) === true))
      : base;
  }

  #map(node: MapNode, scope: Scope): Traced {
    const elements = this.#elements(node.base, scope);
    return elements
      ? arrayFrom(elements.map((element) => this.trace(node.expr, this.#hidden(scope, element))))
      : untraced(null);
  }

  #flatMap(node: FlatMapNode, scope: Scope): Traced {
    const elements = this.#elements(node.base, scope);
    if (!elements) return untraced(null);
    return arrayFrom(
      elements.flatMap((element) => {
        const inner = this.trace(node.expr, this.#hidden(scope, element));
        return elementsOfTraced(inner) ?? [inner];
      }),
    );
  }

  #projection(node: ProjectionNode, scope: Scope): Traced {
    const base = this.trace(node.base, scope);
    return isObject(base.value) ? this.trace(node.expr, this.#nested(scope, base)) : untraced(null);
  }

  #dereference(node: DerefNode, scope: Scope): Traced {
    const { value } = this.trace(node.base, scope);
    const found =
      isObject(value) && typeof value._ref === 'string' ? scope.context.source.find(value._ref) : null;
    return { value: found, origin: this.#rootOf(found) };
  }

  #object({ attributes }: ObjectNode, scope: Scope): Traced {
    const object = new TracedObject();
    for (const attribute of attributes) {
      if (attribute.type === 'ObjectAttributeValue')
        object.set(attribute.name, this.trace(attribute.value, scope));
      else if (attribute.type === 'ObjectSplat' || compile(attribute.condition)(scope) === true) {
        object.setAll(this.trace(attribute.value, scope));
      }
    }
    return object.traced();
  }

  #array({ elements }: ArrayNode, scope: Scope): Traced {
    return arrayFrom(
      elements.flatMap(({ value, isSplat }) => {
        const traced = this.trace(value, scope);
        return isSplat ? (elementsOfTraced(traced) ?? []) : [traced];
      }),
    );
  }

  #select({ alternatives, fallback }: SelectNode, scope: Scope): Traced {
    const chosen = alternatives.find(({ condition }) => compile(condition)(scope) === true);
    const value = chosen?.value ?? fallback;
    return value ? this.trace(value, scope) : untraced(null);
  }

  #order(node: PipeFuncCallNode, scope: Scope): Traced {
    if (node.name !== 'order' || isOfDataset(node.base)) return this.#evaluated(node, scope);
    const elements = this.#elements(node.base, scope);
    const sort = compileSort(node.args, compile);
    return elements ? arrayFrom(sort(elements, scope, ({ value }) => value)) : untraced(null);
  }
}

/** `score()` returns copies of documents, which are not recorded. */
const scoredRoot = (value: unknown): Origin | null =>
  isObject(value) && typeof value._id === 'string' ? { kind: 'document', document: value, path: [] } : null;

/** Whether an expression is the dataset in an order. Then the index answers the slice, as it does without tracing. */
const asksInOrder = (node: ExprNode): boolean =>
  node.type === 'Group'
    ? asksInOrder(node.base)
    : node.type === 'PipeFuncCall' && node.name === 'order' && isOfDataset(node.base);

/** Whether an expression returns unchanged documents, which are recognised in any order. */
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
