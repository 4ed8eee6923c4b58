import { checkSize } from '../limits/valueSize.ts';
import type { OpCall } from '../parse/nodes.ts';
import { isEqual, partialCompare } from '../values/compare.ts';
import { isMatch } from '../values/match.ts';
import { arrayOf, DateTime, elementsOf, finiteOrNull, isObject, Path, putAll } from '../values/values.ts';

type Operator = (left: unknown, right: unknown) => unknown;

const comparison =
  (holds: (order: number) => boolean): Operator =>
  (left, right) => {
    const order = partialCompare(left, right);
    return order === null ? null : holds(order);
  };

const arithmetic =
  (calculate: (left: number, right: number) => number): Operator =>
  (left, right) =>
    typeof left === 'number' && typeof right === 'number' ? finiteOrNull(calculate(left, right)) : null;

const addSeconds = (time: DateTime, seconds: number): DateTime | null => {
  const milliseconds = time.milliseconds + seconds * 1000;
  return Number.isNaN(new Date(milliseconds).getTime()) ? null : new DateTime(milliseconds);
};

const plus: Operator = (left, right) => {
  if (typeof left === 'number' && typeof right === 'number') return finiteOrNull(left + right);
  if (typeof left === 'string' && typeof right === 'string') {
    checkSize(left.length + right.length);
    return left + right;
  }
  if (left instanceof DateTime && typeof right === 'number') return addSeconds(left, right);
  if (typeof left === 'number' && right instanceof DateTime) return addSeconds(right, left);
  const [first, second] = [arrayOf(left), arrayOf(right)];
  if (first && second) {
    checkSize(first.length + second.length);
    return [...first, ...second];
  }
  if (!isObject(left) || !isObject(right)) return null;
  const merged = {};
  putAll(merged, left);
  putAll(merged, right);
  return merged;
};

const minus: Operator = (left, right) => {
  if (typeof left === 'number' && typeof right === 'number') return finiteOrNull(left - right);
  if (left instanceof DateTime && right instanceof DateTime) {
    return (left.milliseconds - right.milliseconds) / 1000;
  }
  return left instanceof DateTime && typeof right === 'number' ? addSeconds(left, -right) : null;
};

const within: Operator = (left, right) => {
  if (right instanceof Path) {
    if (left instanceof Path) return right.matches(left.pattern);
    return typeof left === 'string' ? right.matches(left) : null;
  }
  const elements = elementsOf(right);
  if (!elements) return null;
  for (const element of elements) if (isEqual(left, element)) return true;
  return false;
};

/** The operators that evaluate both operands. `&&` and `||` are in `logic.ts`. */
export const operators: Record<OpCall, Operator> = {
  '==': isEqual,
  '!=': (left, right) => !isEqual(left, right),
  '>': comparison((order) => order > 0),
  '>=': comparison((order) => order >= 0),
  '<': comparison((order) => order < 0),
  '<=': comparison((order) => order <= 0),
  '+': plus,
  '-': minus,
  '*': arithmetic((left, right) => left * right),
  '/': arithmetic((left, right) => left / right),
  '%': arithmetic((left, right) => left % right),
  '**': arithmetic((left, right) => left ** right),
  in: within,
  match: isMatch,
};

/** `value in left..right`. */
export const isInRange = (
  value: unknown,
  left: unknown,
  right: unknown,
  isInclusive: boolean,
): boolean | null => {
  const [low, high] = [partialCompare(value, left), partialCompare(value, right)];
  if (low === null || high === null) return null;
  return low >= 0 && (isInclusive ? high <= 0 : high < 0);
};
