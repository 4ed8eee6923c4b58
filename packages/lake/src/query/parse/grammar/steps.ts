import type { ExprNode } from '../nodes.ts';

type Apply = (base: ExprNode) => ExprNode;

/** A step together with the steps after it, and whether they take and return an array or a single value. */
type Chain = { takesArray: boolean; answersArray: boolean; apply: Apply };

/** One step of a traversal: prepends itself to the chain of the steps after it. */
export type Step = (next: Chain | null) => Chain;

const then =
  (first: Apply, second: Apply): Apply =>
  (base) =>
    second(first(base));

/** Applies a chain to each element of an array. If the chain returns arrays, they are flattened into one. */
const forEach =
  ({ apply, answersArray }: Chain): Apply =>
  (base) => ({ type: answersArray ? 'FlatMap' : 'Map', base, expr: apply({ type: 'This' }) });

const forEachOne =
  (apply: Apply): Apply =>
  (base) => ({ type: 'Map', base, expr: apply({ type: 'This' }) });

/** A step from an array to an array, such as a filter, a slice or `[]`. */
export const overArray =
  (apply: Apply): Step =>
  (next) => {
    if (!next) return { takesArray: true, answersArray: true, apply };
    return next.takesArray
      ? { ...next, apply: then(apply, next.apply) }
      : { takesArray: true, answersArray: true, apply: then(apply, forEach(next)) };
  };

/** A step from a value to a value, such as an attribute or a dereference. */
export const overValue =
  (apply: Apply): Step =>
  (next) => ({
    takesArray: false,
    answersArray: next?.answersArray ?? false,
    apply: next ? then(apply, next.apply) : apply,
  });

/** A step from an array to one of its elements. */
export const overElement =
  (apply: Apply): Step =>
  (next) => ({ ...overValue(apply)(next), takesArray: true });

/** A projection. It applies to each element if the next step takes an array, and to the value otherwise. */
export const overProjection =
  (apply: Apply): Step =>
  (next) =>
    next?.takesArray ? { ...next, apply: then(forEachOne(apply), next.apply) } : overValue(apply)(next);

/** Combines steps from last to first, because each step depends on the steps after it. */
export const join = (steps: Step[]): Apply => {
  const chain = steps.reduceRight<Chain | null>((next, step) => step(next), null);
  return (base) => chain?.apply(base) ?? base;
};
