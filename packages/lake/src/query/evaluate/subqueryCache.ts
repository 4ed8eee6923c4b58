import { toBoundedArray } from '../limits/valueSize.ts';
import type { ExprNode } from '../parse/nodes.ts';
import { asksDataset, isIndependent } from '../plan/isIndependent.ts';
import { Rows } from '../values/values.ts';
import type { Compile, Evaluate, Scope } from './scope.ts';

/** Compiles a subquery. If its result is the same for all elements of a filter, the filter evaluates it only once. */
export const compileOnce = (node: ExprNode, compile: Compile): Evaluate => {
  const evaluate = compile(node);
  if (!asksDataset(node) || !isIndependent(node)) return evaluate;
  // The parent scope identifies one run of the filter: all its elements share it, and no other filter does.
  const known = new WeakMap<Scope, { value: unknown }>();
  return (scope) => {
    if (!scope.parent) return evaluate(scope);
    const found = known.get(scope.parent);
    if (found) return found.value;
    const answered = evaluate(scope);
    const value = answered instanceof Rows ? toBoundedArray(answered) : answered;
    known.set(scope.parent, { value });
    return value;
  };
};
