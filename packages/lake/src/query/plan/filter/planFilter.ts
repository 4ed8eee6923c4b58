import type { ExprNode, OpCallNode } from '../../parse/nodes.ts';
import { isGlobal, scalarPathOf } from '../attributePath.ts';
import { joined, maxParts, partsOf, predicateWithout, unknownPredicate } from '../condition.ts';
import { planCall, planMatch } from './calls.ts';
import { planComparison, planRange } from './comparisons.ts';
import { planEqual, planIn, planUnequal } from './equality.ts';
import { type CompileOperand, type Plan, unknownPlan } from './Plan.ts';

/** Plans the index lookup for a filter on the dataset. */
export const planFilter = <Scope>(node: ExprNode, compile: CompileOperand<Scope>): Plan<Scope> => {
  switch (node.type) {
    case 'Group':
      return planFilter(node.base, compile);
    case 'And':
      return planAnd(planFilter(node.left, compile), planFilter(node.right, compile));
    case 'Or':
      return planOr(planFilter(node.left, compile), planFilter(node.right, compile));
    case 'OpCall':
      return planOperator(node, compile) ?? unknownPlan;
    case 'InRange':
      return planRange(node, compile) ?? unknownPlan;
    case 'FuncCall':
      return planCall(node, compile);
    case 'Not':
      return planNot(node.base);
    default:
      return unknownPlan;
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

/** Plans `!defined(attribute)`. */
const planNot = <Scope>(node: ExprNode): Plan<Scope> => {
  if (node.type === 'Group') return planNot(node.base);
  const path = isGlobal(node, 'defined') ? scalarPathOf(node.args[0]) : null;
  return path === null ? unknownPlan : () => predicateWithout(path, null);
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
    if (!one.condition || !other.condition) return unknownPredicate;
    const parts = partsOf('or', [one.condition, other.condition]);
    return parts.length > maxParts
      ? unknownPredicate
      : { condition: joined('or', parts), isExact: one.isExact && other.isExact };
  };
