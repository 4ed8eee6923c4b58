import { finiteOrNull } from '../../values/values.ts';
import type { Namespace } from './define/FunctionCompiler.ts';
import { ofValues } from './define/ofValues.ts';

/** The numbers of an array without nulls; null if the value is not an array or contains anything else. */
const numbersOf = (array: unknown): number[] | null => {
  if (!Array.isArray(array)) return null;
  const present = array.filter((element) => element !== null && element !== undefined);
  return present.every((element) => typeof element === 'number') ? present : null;
};

const ofNumbers = (calculate: (numbers: number[]) => number | null) =>
  ofValues((array) => {
    const numbers = numbersOf(array);
    return numbers && calculate(numbers);
  });

const sum = (numbers: number[]): number => numbers.reduce((total, number) => total + number, 0);
const chosen = (choose: (a: number, b: number) => number) => (numbers: number[]) =>
  numbers.length === 0 ? null : numbers.reduce((a, b) => choose(a, b));

export const maths: Namespace = {
  min: ofNumbers(chosen(Math.min)),
  max: ofNumbers(chosen(Math.max)),
  sum: ofNumbers((numbers) => finiteOrNull(sum(numbers))),
  avg: ofNumbers((numbers) => (numbers.length === 0 ? null : finiteOrNull(sum(numbers) / numbers.length))),
};
