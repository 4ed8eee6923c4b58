import { arrayOf, Rows } from '../values.ts';
import type { FunctionCompiler } from './functions.ts';

/** A function of its arguments' values alone. */
export const ofValues =
  (calculate: (...values: unknown[]) => unknown): FunctionCompiler =>
  (args, compile) => {
    const evaluates = args.map(compile);
    return (scope) =>
      calculate(
        ...evaluates.map((evaluate) => {
          const value = evaluate(scope);
          return value instanceof Rows ? arrayOf(value) : value;
        }),
      );
  };
