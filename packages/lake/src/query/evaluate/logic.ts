import type { AndNode, InRangeNode, NegNode, NotNode, OpCallNode, OrNode, PosNode } from '../parse/nodes.ts';
import { finiteOrNull } from '../values/values.ts';
import { costOfOperator } from './cost.ts';
import { isInRange, operators } from './operators.ts';
import type { Compile, Evaluate } from './scope.ts';
import { compileOnce } from './subqueryCache.ts';

export const compileAnd = (node: AndNode, compile: Compile): Evaluate => {
  const [left, right] = [compile(node.left), compile(node.right)];
  return (scope) => {
    const first = left(scope);
    if (first === false) return false;
    const second = right(scope);
    if (second === false) return false;
    return first === true && second === true ? true : null;
  };
};

export const compileOr = (node: OrNode, compile: Compile): Evaluate => {
  const [left, right] = [compile(node.left), compile(node.right)];
  return (scope) => {
    const first = left(scope);
    if (first === true) return true;
    const second = right(scope);
    if (second === true) return true;
    return first === false && second === false ? false : null;
  };
};

export const compileNot = (node: NotNode, compile: Compile): Evaluate => {
  const base = compile(node.base);
  return (scope) => {
    const value = base(scope);
    return typeof value === 'boolean' ? !value : null;
  };
};

/** `+a`, `-a` */
export const compileSign = (node: NegNode | PosNode, compile: Compile): Evaluate => {
  const base = compile(node.base);
  const sign = node.type === 'Neg' ? -1 : 1;
  return (scope) => {
    const value = base(scope);
    return typeof value === 'number' ? finiteOrNull(value * sign) : null;
  };
};

export const compileOperator = (node: OpCallNode, compile: Compile): Evaluate => {
  const [left, right] = [compileOnce(node.left, compile), compileOnce(node.right, compile)];
  const operator = operators[node.op];
  return (scope) => {
    const [one, other] = [left(scope), right(scope)];
    const cost = costOfOperator(node.op, one, other);
    if (cost > 0) scope.context.spend(cost);
    return operator(one, other);
  };
};

/** `a in b..c` */
export const compileInRange = (node: InRangeNode, compile: Compile): Evaluate => {
  const [base, left, right] = [compile(node.base), compile(node.left), compile(node.right)];
  const { isInclusive } = node;
  return (scope) => isInRange(base(scope), left(scope), right(scope), isInclusive);
};
