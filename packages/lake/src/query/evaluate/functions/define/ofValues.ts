import { arrayOf, Rows } from '../../../values/values.ts';
import { costOf, sizeOf } from '../../cost.ts';
import type { FunctionCompiler } from './FunctionCompiler.ts';

/** The cost of a function that reads its arguments once. */
const costOfAll = (...values: unknown[]): number =>
  costOf(values.reduce<number>((size, value) => size + sizeOf(value), 0));

/** Compiles a function that depends only on the values of its arguments. */
export const ofValues =
  (calculate: (...values: unknown[]) => unknown, cost = costOfAll): FunctionCompiler =>
  (args, compile) => {
    const evaluates = args.map(compile);
    return (scope) => {
      const values = evaluates.map((evaluate) => {
        const value = evaluate(scope);
        return value instanceof Rows ? arrayOf(value) : value;
      });
      scope.context.spend(cost(...values));
      return calculate(...values);
    };
  };
