import type { ExprNode, OpCallNode } from '../../parse/nodes.ts';
import { isGlobal, scalarPathOf } from '../attributePath.ts';
import { askWithout, joined, maxParts, partsOf, unknown } from '../condition.ts';
import { planCall, planMatch } from './calls.ts';
import { planComparison, planRange } from './comparisons.ts';
import { planEqual, planIn, planUnequal } from './equality.ts';
import { type CompileOperand, nothing, type Plan } from './Plan.ts';

/** Reads from a filter on the dataset what the index knows. */
export const planFilter = <Scope>(node: ExprNode, compile: CompileOperand<Scope>): Plan<Scope> => {
  switch (node.type) {
    case 'Group':
      return planFilter(node.base, compile);
    case 'And':
      return planAnd(planFilter(node.left, compile), planFilter(node.right, compile));
    case 'Or':
      return planOr(planFilter(node.left, compile), planFilter(node.right, compile));
    case 'OpCall':
      return planOperator(node, compile) ?? nothing;
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

const planOperator = <Scope>(node: OpCallNode, compile: CompileOperand<Scope>): Plan<Scope> | null => {
  const { op, left, right } = node;
  switch (op) {
    case '==':
      return planEqual(left, right, compile) ?? planEqual(right, left, compile);
    case '!=':
      return planUnequal(left, right, compile) ?? planUnequal(right, left, compile);
    case 'in':
      return planIn(left, right, compile);
    case 'match':
      return planMatch(left, right, compile);
    case '<':
    case '<=':
    case '>':
    case '>=':
      return planComparison(node, compile);
    default:
      return null;
  }
};

/** `!defined(attribute)` */
const planNot = <Scope>(node: ExprNode): Plan<Scope> => {
  if (node.type === 'Group') return planNot(node.base);
  const path = isGlobal(node, 'defined') ? scalarPathOf(node.args[0]) : null;
  return path === null ? nothing : () => askWithout(path, null);
};

const planAnd =
  <Scope>(left: Plan<Scope>, right: Plan<Scope>): Plan<Scope> =>
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
  <Scope>(left: Plan<Scope>, right: Plan<Scope>): Plan<Scope> =>
  (scope) => {
    const [one, other] = [left(scope), right(scope)];
    if (!one.condition || !other.condition) return unknown;
    const parts = partsOf('or', [one.condition, other.condition]);
    return parts.length > maxParts
      ? unknown
      : { condition: joined('or', parts), isExact: one.isExact && other.isExact };
  };
