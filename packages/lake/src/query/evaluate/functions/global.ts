import type { ExprNode } from '../../parse/nodes.ts';
import { DateTime, elementsOf, idsOf, Path, parseDateTime } from '../../values/values.ts';
import { costOf, deepSizeOf } from '../cost.ts';
import { compileCount } from '../indexedDocuments.ts';
import type { Evaluate } from '../scope.ts';
import { compileOnce } from '../subqueryCache.ts';
import type { FunctionCompiler, Namespace } from './define/FunctionCompiler.ts';
import { ofValues } from './define/ofValues.ts';
import { costOfGeometries } from './geo/geo.ts';
import { toGeometry } from './geo/geometry.ts';
import { hasReference } from './hasReference.ts';
import { toPlainText } from './portableText.ts';

/** A scalar as text; null for any other value. */
export const toText = (value: unknown): string | null => {
  switch (typeof value) {
    case 'string':
      return value;
    case 'number':
    case 'boolean':
      return String(value);
    default:
      return value instanceof DateTime ? value.toString() : null;
  }
};

const toDateTime = (value: unknown): DateTime | null => {
  if (value instanceof DateTime) return value;
  return typeof value === 'string' ? parseDateTime(value) : null;
};

/** The number of Unicode code points of a text, or of elements of an array. */
const lengthOf = (value: unknown): number | null => {
  if (typeof value === 'string') {
    let characters = 0;
    for (const _ of value) characters++;
    return characters;
  }
  return Array.isArray(value) ? value.length : null;
};

/** Rounds halves away from zero, using the decimal digits of the number and not its binary value. */
const round = (value: unknown, precision: unknown = 0): number | null => {
  if (typeof value !== 'number' || typeof precision !== 'number') return null;
  if (precision < 0 || !Number.isInteger(precision)) return null;
  const [mantissa, exponent = '0'] = Math.abs(value).toString().split('e');
  const shifted = Math.round(Number(`${mantissa}e${Number(exponent) + precision}`));
  const [digits, shift = '0'] = shifted.toString().split('e');
  const rounded = Number(`${digits}e${Number(shift) - precision}`);
  return Number.isFinite(rounded) ? Math.sign(value) * rounded : value;
};

const references: FunctionCompiler = (args, compile) => {
  const evaluates = args.map((node) => compileOnce(node, compile));
  return (scope) => {
    const ids = new Set<unknown>(idsOf(evaluates.map((evaluate) => evaluate(scope))));
    if (ids.size === 0) return false;
    scope.context.spend(costOf(deepSizeOf(scope.value)));
    return hasReference(scope.value, ids);
  };
};

const coalesce = (args: ExprNode[], compile: (node: ExprNode) => Evaluate): Evaluate => {
  const evaluates = args.map(compile);
  return (scope) => {
    for (const evaluate of evaluates) {
      const value = evaluate(scope);
      if (value !== null && value !== undefined) return value;
    }
    return null;
  };
};

const count: FunctionCompiler = ([node], compile) => {
  const base = node ? compile(node) : () => null;
  const countByIndex = node ? compileCount(node, compile) : null;
  return (scope) => {
    const known = countByIndex?.(scope) ?? null;
    if (known !== null) return known;
    const elements = elementsOf(base(scope));
    if (!elements) return null;
    if (Array.isArray(elements)) return elements.length;
    let total = 0;
    for (const _ of elements) total++;
    return total;
  };
};

const defined: FunctionCompiler = ([node], compile) => {
  const base = node ? compile(node) : () => null;
  return (scope) => {
    const value = base(scope);
    return value !== null && value !== undefined;
  };
};

export const globals: Namespace = {
  coalesce,
  count,
  dateTime: ofValues(toDateTime),
  defined,
  geo: ofValues(toGeometry, costOfGeometries),
  identity: () => (scope) => scope.context.identity,
  length: ofValues(lengthOf),
  lower: ofValues((text) => (typeof text === 'string' ? text.toLowerCase() : null)),
  upper: ofValues((text) => (typeof text === 'string' ? text.toUpperCase() : null)),
  now: () => (scope) => scope.context.now.toISOString(),
  path: ofValues((pattern) => (typeof pattern === 'string' ? new Path(pattern) : null)),
  pt: ofValues(
    (value) => (toPlainText(value) === null ? null : value),
    (value) => costOf(deepSizeOf(value)),
  ),
  references,
  round: ofValues(round),
  string: ofValues(toText),
};
