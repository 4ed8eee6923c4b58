import type { ExprNode } from '../nodes.ts';

type Apply = (base: ExprNode) => ExprNode;

/** What the steps from one on take and answer: a value on its own, or an array whose elements the next step is for. */
type Chain = { takesArray: boolean; answersArray: boolean; apply: Apply };

/** One step of a traversal, put before the chain of those after it. */
export type Step = (next: Chain | null) => Chain;

const then =
  (first: Apply, second: Apply): Apply =>
  (base) =>
    second(first(base));

/** For each element of the array; elements that are arrays themselves become one array. */
const forEach =
  ({ apply, answersArray }: Chain): Apply =>
  (base) => ({ type: answersArray ? 'FlatMap' : 'Map', base, expr: apply({ type: 'This' }) });

const forEachOne =
  (apply: Apply): Apply =>
  (base) => ({ type: 'Map', base, expr: apply({ type: 'This' }) });

/** A step from an array to an array: a filter, a slice, `[]`. */
export const overArray =
  (apply: Apply): Step =>
  (next) => {
    if (!next) return { takesArray: true, answersArray: true, apply };
    return next.takesArray
      ? { ...next, apply: then(apply, next.apply) }
      : { takesArray: true, answersArray: true, apply: then(apply, forEach(next)) };
  };

/** A step from a value to a value: an attribute, a dereference. */
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

/** A projection: of each element where what follows is for an array. */
export const overProjection =
  (apply: Apply): Step =>
  (next) =>
    next?.takesArray ? { ...next, apply: then(forEachOne(apply), next.apply) } : overValue(apply)(next);

/** Puts steps together: each knows what comes after it. */
export const join = (steps: Step[]): Apply => {
  const chain = steps.reduceRight<Chain | null>((next, step) => step(next), null);
  return (base) => chain?.apply(base) ?? base;
};
