import { isIndexedValue } from '../../../store/index/attributesOf.ts';
import type { ExprNode, InRangeNode, OpCallNode } from '../../parse/nodes.ts';
import { DateTime } from '../../values/values.ts';
import { instantPathOf, pathOf } from '../attributePath.ts';
import { type Bound, type IndexPredicate, unknownPredicate } from '../condition.ts';
import { type CompileOperand, compileIndependent, type Plan } from './Plan.ts';

type Comparison = '<' | '<=' | '>' | '>=';
const mirrored = { '<': '>', '<=': '>=', '>': '<', '>=': '<=' } as const;

export const planComparison = <Scope>(
  { op, left, right }: OpCallNode,
  compile: CompileOperand<Scope>,
): Plan<Scope> | null => {
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
    return comparison.startsWith('<')
      ? predicateOfRange(path, null, bound)
      : predicateOfRange(path, bound, null);
  };
};

const planInstant = <Scope>(
  operator: Comparison,
  left: ExprNode,
  right: ExprNode,
  compile: CompileOperand<Scope>,
): Plan<Scope> | null => {
  const isLeft = instantPathOf(left) !== null;
  const path = instantPathOf(isLeft ? left : right);
  const value = path === null ? null : compileIndependent(isLeft ? right : left, compile);
  if (path === null || !value) return null;
  const isUpper = (isLeft ? operator : mirrored[operator]).startsWith('<');
  return (scope) => {
    const bound = value(scope);
    if (!(bound instanceof DateTime)) return unknownPredicate;
    const [low, high] = isUpper ? [null, bound.milliseconds] : [bound.milliseconds, null];
    return { condition: { kind: 'instant', path, low, high }, isExact: false };
  };
};

export const planRange = <Scope>(node: InRangeNode, compile: CompileOperand<Scope>): Plan<Scope> | null => {
  const path = pathOf(node.base);
  const [low, high] = [compileIndependent(node.left, compile), compileIndependent(node.right, compile)];
  if (path === null || path.includes('[]') || path === '_id' || !low || !high) return null;
  const { isInclusive: isIncluded } = node;
  return (scope) =>
    predicateOfRange(path, { value: low(scope), isIncluded: true }, { value: high(scope), isIncluded });
};

type UncheckedBound = { value: unknown; isIncluded: boolean };

const predicateOfRange = (
  path: string,
  low: UncheckedBound | null,
  high: UncheckedBound | null,
): IndexPredicate => {
  if (!isBound(low) || !isBound(high)) return unknownPredicate;
  if (low && high && typeof low.value !== typeof high.value) return unknownPredicate;
  return { condition: { kind: 'range', path, low, high }, isExact: true };
};

const isBound = (bound: UncheckedBound | null): bound is Bound | null =>
  bound === null || isIndexedValue(bound.value);
