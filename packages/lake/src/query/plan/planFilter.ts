import { isIndexedPath, isIndexedValue, type Scalar } from '../../store/index/attributesOf.ts';
import type { Compile } from '../evaluate/pipes.ts';
import type { Scope } from '../evaluate/scope.ts';
import { compileOnce } from '../evaluate/subqueryCache.ts';
import type { ExprNode, FuncCallNode, InRangeNode, OpCallNode } from '../parse/nodes.ts';
import { arrayOf, DateTime, idsOf, Path, TextQuery } from '../values/values.ts';
import { pathOf, type TargetPath, targetPathOf } from './attributePath.ts';
import { fullTextOfPattern, fullTextOfQuery } from './fullText.ts';
import { isIndependent } from './isIndependent.ts';

/** A question that the index answers, once its values are known. */
export type Condition =
  | { kind: 'values'; path: string; values: Scalar[] }
  /** Values of one kind between two bounds, or beyond one. */
  | { kind: 'range'; path: string; low: Bound | null; high: Bound | null }
  /** An instant, as `dateTime()` reads it, between two bounds in milliseconds since 1970, or none of them. */
  | { kind: 'instant'; path: string; low: number | null; high: number | null }
  /** Documents without a value under a path, or, for null, without any scalar: a list or an object may be there. */
  | { kind: 'without'; path: string; value: Scalar | null }
  /** Documents that refer, under the path, to one that meets a condition. */
  | { kind: 'targets'; path: string; of: Condition }
  | { kind: 'ids'; ids: string[] }
  | { kind: 'idPrefix'; prefix: string }
  | { kind: 'references'; ids: string[] }
  /** Documents, drafts and versions of the ids that they are published under. */
  | { kind: 'versions'; ids: string[] }
  | { kind: 'release'; name: string }
  | { kind: 'text'; match: string }
  | { kind: 'and'; parts: Condition[] }
  | { kind: 'or'; parts: Condition[] };

type Bound = { value: Scalar; isIncluded: boolean };

/** What is known of a filter: every document that passes it meets the condition, null when nothing is known. */
export type Known = {
  condition: Condition | null;
  /** Whether, the other way around, every document that meets the condition passes. */
  isExact: boolean;
};

/** A filter as far as the index can answer it, in the scope that the filter is in. */
export type Plan = (scope: Scope) => Known;

/** More values than SQLite takes parameters are not looked up. */
const maxValues = 10_000;

const unknown: Known = { condition: null, isExact: false };
const nothing: Plan = () => unknown;

/** Reads from a filter on the dataset what the index knows. */
export const planFilter = (node: ExprNode, compile: Compile): Plan => {
  switch (node.type) {
    case 'Group':
      return planFilter(node.base, compile);
    case 'And':
      return planAnd(planFilter(node.left, compile), planFilter(node.right, compile));
    case 'Or':
      return planOr(planFilter(node.left, compile), planFilter(node.right, compile));
    case 'OpCall':
      switch (node.op) {
        case '==':
          return (
            planEqual(node.left, node.right, compile) ?? planEqual(node.right, node.left, compile) ?? nothing
          );
        case '!=':
          return (
            planUnequal(node.left, node.right, compile) ??
            planUnequal(node.right, node.left, compile) ??
            nothing
          );
        case 'in':
          return planIn(node.left, node.right, compile) ?? nothing;
        case 'match':
          return planMatch(node.left, node.right, compile) ?? nothing;
        case '<':
        case '<=':
        case '>':
        case '>=':
          return planComparison(node, compile) ?? nothing;
        default:
          return nothing;
      }
    case 'InRange':
      return planRange(node, compile) ?? nothing;
    case 'FuncCall':
      return planCall(node, compile);
    case 'Not':
      return planNot(node.base);
    default:
      return nothing;
  }
};

/** `!defined(attribute)` */
const planNot = (node: ExprNode): Plan => {
  if (node.type === 'Group') return planNot(node.base);
  const path = isGlobal(node, 'defined') ? scalarPathOf(node.args[0]) : null;
  return path === null ? nothing : () => askWithout(path, null);
};

const isGlobal = (node: ExprNode, name: string): node is FuncCallNode =>
  node.type === 'FuncCall' && node.namespace === 'global' && node.name === name;

const askWithout = (path: string, value: Scalar | null): Known => ({
  condition: { kind: 'without', path, value },
  isExact: false,
});

/** The path of an attribute that the index knows by its value alone; ids are kept otherwise. */
const scalarPathOf = (node: ExprNode | undefined): string | null => {
  const path = node ? pathOf(node) : null;
  return path === null || path.includes('[]') || path === '_id' ? null : path;
};

/** The path of `dateTime(attribute)`. */
const instantPathOf = (node: ExprNode | undefined): string | null => {
  if (node?.type === 'Group') return instantPathOf(node.base);
  return node && isGlobal(node, 'dateTime') ? scalarPathOf(node.args[0]) : null;
};

/** Longer conditions are no statement that SQLite takes, and narrow nothing down. */
const maxParts = 100;

/** Each part once: a search asks the same of several attributes. */
const partsOf = (kind: 'and' | 'or', conditions: Condition[]): Condition[] => {
  const parts = conditions.flatMap((condition) => (condition.kind === kind ? condition.parts : [condition]));
  return Array.from(new Map(parts.map((part) => [JSON.stringify(part), part])).values());
};

/** Several conditions as one. */
export const joined = (kind: 'and' | 'or', parts: Condition[]): Condition => {
  const [first, ...more] = parts;
  return first && more.length === 0 ? first : { kind, parts };
};

const planAnd =
  (left: Plan, right: Plan): Plan =>
  (scope) => {
    const [one, other] = [left(scope), right(scope)];
    if (!one.condition || !other.condition) {
      return { condition: one.condition ?? other.condition, isExact: false };
    }
    const parts = partsOf('and', [one.condition, other.condition]);
    return {
      condition: joined('and', parts.slice(0, maxParts)),
      isExact: one.isExact && other.isExact && parts.length <= maxParts,
    };
  };

const planOr =
  (left: Plan, right: Plan): Plan =>
  (scope) => {
    const [one, other] = [left(scope), right(scope)];
    if (!one.condition || !other.condition) return unknown;
    const parts = partsOf('or', [one.condition, other.condition]);
    return parts.length > maxParts
      ? unknown
      : { condition: joined('or', parts), isExact: one.isExact && other.isExact };
  };

/** The value of an independent expression in the filter's scope: `^` counts from inside of the filter. */
const compileIndependent = (node: ExprNode, compile: Compile): ((scope: Scope) => unknown) | null => {
  if (!isIndependent(node)) return null;
  const evaluate = compileOnce(node, compile);
  return (scope) => evaluate(scope.nested(null));
};

const askValues = (path: string, values: unknown[]): Known => {
  if (values.length > maxValues) return unknown;
  if (path === '_id') {
    const ids = values.filter((value) => typeof value === 'string');
    return { condition: { kind: 'ids', ids }, isExact: ids.length === values.length };
  }
  if (values.length === 1 && (values[0] ?? null) === null && !path.includes('[]'))
    return askWithout(path, null);
  return values.every(isIndexedValue)
    ? { condition: { kind: 'values', path, values }, isExact: true }
    : unknown;
};

/** The same asked of what references under a path lead to. */
const askTargets = ({ reference, inner }: TargetPath, values: unknown[]): Known => {
  const { condition } = askValues(inner, values);
  // A reference that leads nowhere leads to nothing too.
  return condition && condition.kind !== 'without'
    ? { condition: { kind: 'targets', path: reference, of: condition }, isExact: false }
    : unknown;
};

/** Asks for values of an attribute of the document, or of a document that it refers to. */
const askerOf = (node: ExprNode): ((values: unknown[]) => Known) | null => {
  const path = pathOf(node);
  if (path !== null) return path.includes('[]') ? null : (values) => askValues(path, values);
  const target = targetPathOf(node);
  return target && !target.reference.includes('[]') ? (values) => askTargets(target, values) : null;
};

const planEqual = (left: ExprNode, right: ExprNode, compile: Compile): Plan | null => {
  const ask = askerOf(left);
  const value = ask && compileIndependent(right, compile);
  return ask && value ? (scope) => ask([value(scope)]) : null;
};

const planUnequal = (left: ExprNode, right: ExprNode, compile: Compile): Plan | null => {
  const path = scalarPathOf(left);
  const value = path === null ? null : compileIndependent(right, compile);
  if (path === null || !value) return null;
  return (scope) => {
    const other = value(scope);
    return isIndexedValue(other) ? askWithout(path, other) : unknown;
  };
};

const planIn = (left: ExprNode, right: ExprNode, compile: Compile): Plan | null => {
  if (pathOf(left) === '_id' && isPathCall(right)) return planIdPattern(right, compile);
  const ask = askerOf(left);
  if (ask) {
    const values = compileIndependent(right, compile);
    if (!values) return null;
    return (scope) => {
      const list = arrayOf(values(scope));
      return list ? ask(list) : unknown;
    };
  }
  const askElement = elementAskerOf(right);
  const value = askElement && compileIndependent(left, compile);
  return askElement && value ? (scope) => askElement([value(scope)]) : null;
};

const elementAskerOf = (node: ExprNode): ((values: unknown[]) => Known) | null => {
  const target = targetPathOf(node);
  if (target?.reference.includes('[]')) return (values) => askTargets(target, values);
  const path = pathOf(node);
  const elementPath = path === null || path.includes('[]') ? path : `${path}[]`;
  return elementPath !== null && isIndexedPath(elementPath)
    ? (values) => askValues(elementPath, values)
    : null;
};

type Comparison = '<' | '<=' | '>' | '>=';
const mirrored = { '<': '>', '<=': '>=', '>': '<', '>=': '<=' } as const;

const planComparison = ({ op, left, right }: OpCallNode, compile: Compile): Plan | null => {
  const operator = op as Comparison;
  const instant = planInstant(operator, left, right, compile);
  if (instant) return instant;
  const isLeft = pathOf(left) !== null;
  const path = isLeft ? pathOf(left) : pathOf(right);
  const value = compileIndependent(isLeft ? right : left, compile);
  if (path === null || path.includes('[]') || path === '_id' || !value) return null;
  const comparison = isLeft ? operator : mirrored[operator];
  const isIncluded = comparison.endsWith('=');
  return (scope) => {
    const bound = { value: value(scope), isIncluded };
    return comparison.startsWith('<') ? askRange(path, null, bound) : askRange(path, bound, null);
  };
};

const planInstant = (
  operator: Comparison,
  left: ExprNode,
  right: ExprNode,
  compile: Compile,
): Plan | null => {
  const isLeft = instantPathOf(left) !== null;
  const path = instantPathOf(isLeft ? left : right);
  const value = path === null ? null : compileIndependent(isLeft ? right : left, compile);
  if (path === null || !value) return null;
  const isUpper = (isLeft ? operator : mirrored[operator]).startsWith('<');
  return (scope) => {
    const bound = value(scope);
    if (!(bound instanceof DateTime)) return unknown;
    const [low, high] = isUpper ? [null, bound.milliseconds] : [bound.milliseconds, null];
    return { condition: { kind: 'instant', path, low, high }, isExact: false };
  };
};

const planRange = (node: InRangeNode, compile: Compile): Plan | null => {
  const path = pathOf(node.base);
  const [low, high] = [compileIndependent(node.left, compile), compileIndependent(node.right, compile)];
  if (path === null || path.includes('[]') || path === '_id' || !low || !high) return null;
  const { isInclusive: isIncluded } = node;
  return (scope) =>
    askRange(path, { value: low(scope), isIncluded: true }, { value: high(scope), isIncluded });
};

type AskedBound = { value: unknown; isIncluded: boolean };

const askRange = (path: string, low: AskedBound | null, high: AskedBound | null): Known => {
  if (!isBound(low) || !isBound(high)) return unknown;
  if (low && high && typeof low.value !== typeof high.value) return unknown;
  return { condition: { kind: 'range', path, low, high }, isExact: true };
};

const isBound = (bound: AskedBound | null): bound is Bound | null =>
  bound === null || isIndexedValue(bound.value);

const isPathCall = (node: ExprNode): boolean =>
  node.type === 'FuncCall' && node.namespace === 'global' && node.name === 'path';

const planIdPattern = (node: ExprNode, compile: Compile): Plan | null => {
  if (node.type !== 'FuncCall' || !node.args.every((argument) => isIndependent(argument))) return null;
  const evaluate = compile(node);
  return (scope) => {
    const pattern = evaluate(scope.nested(null));
    if (!(pattern instanceof Path)) return unknown;
    const prefix = pattern.pattern.split('*')[0] ?? '';
    return prefix === '' ? unknown : { condition: { kind: 'idPrefix', prefix }, isExact: false };
  };
};

const planCall = ({ namespace, name, args }: FuncCallNode, compile: Compile): Plan => {
  const [argument] = args;
  if (namespace === 'global' && name === 'references') return planReferences(args, compile);
  const instantPath = namespace === 'global' && name === 'defined' ? instantPathOf(argument) : null;
  if (instantPath !== null) {
    const condition: Condition = { kind: 'instant', path: instantPath, low: null, high: null };
    return () => ({ condition, isExact: false });
  }
  if (namespace !== 'sanity' || !argument) return nothing;
  const value = compileIndependent(argument, compile);
  if (!value) return nothing;
  const ask = (condition: (text: string) => Condition): Plan => {
    return (scope) => {
      const text = value(scope);
      return typeof text === 'string' ? { condition: condition(text), isExact: false } : unknown;
    };
  };
  if (name === 'versionOf') return ask((id) => ({ kind: 'versions', ids: [id] }));
  return name === 'partOfRelease' ? ask((release) => ({ kind: 'release', name: release })) : nothing;
};

const planReferences = (args: ExprNode[], compile: Compile): Plan => {
  const values = args.map((node) => compileIndependent(node, compile));
  return (scope) => {
    const ids: string[] = [];
    for (const value of values) {
      if (!value) return unknown;
      ids.push(...idsOf([value(scope)]));
    }
    return { condition: { kind: 'references', ids }, isExact: true };
  };
};

const planMatch = (left: ExprNode, right: ExprNode, compile: Compile): Plan | null => {
  const pattern = isSearched(left) ? compileIndependent(right, compile) : null;
  if (!pattern) return null;
  return (scope) => {
    const value = pattern(scope);
    const match = value instanceof TextQuery ? fullTextOfQuery(value) : fullTextOfPattern(value);
    return match === null ? unknown : { condition: { kind: 'text', match }, isExact: false };
  };
};

/** Whether all text that the expression can answer is in the full-text index: names that start with `_` are not. */
const isSearched = (node: ExprNode): boolean => {
  switch (node.type) {
    case 'This':
      return true;
    case 'AccessAttribute':
      return (node.name === '_id' || !node.name.startsWith('_')) && (!node.base || isSearched(node.base));
    case 'Group':
    case 'ArrayCoerce':
    case 'AccessElement':
    case 'Slice':
      return isSearched(node.base);
    case 'Map':
    case 'FlatMap':
      return isSearched(node.base) && isSearched(node.expr);
    case 'Array':
      return node.elements.every(({ value }) => isSearched(value));
    case 'FuncCall':
      return node.namespace === 'pt' && node.name === 'text' && node.args.every(isSearched);
    default:
      return false;
  }
};
