import { gathered } from '../limits/valueSize.ts';
import type { ExprNode } from '../parse/nodes.ts';
import { asksDataset, isIndependent } from '../plan/isIndependent.ts';
import { Rows } from '../values/values.ts';
import type { Compile, Evaluate, Scope } from './scope.ts';

/** Compiles a subquery so that a filter evaluates it once, and not once for each element, where it is the same. */
export const compileOnce = (node: ExprNode, compile: Compile): Evaluate => {
  const evaluate = compile(node);
  if (!asksDataset(node) || !isIndependent(node)) return evaluate;
  // All elements of a filter have the same parent, which no other filter has.
  const known = new WeakMap<Scope, { value: unknown }>();
  return (scope) => {
    if (!scope.parent) return evaluate(scope);
    const found = known.get(scope.parent);
    if (found) return found.value;
    const answered = evaluate(scope);
    const value = answered instanceof Rows ? gathered(answered) : answered;
    known.set(scope.parent, { value });
    return value;
  };
};
