import { isIndexedPath, isIndexedValue } from '../../../store/index/attributesOf.ts';
import type { ExprNode } from '../../parse/nodes.ts';
import { arrayOf, Path } from '../../values/values.ts';
import { pathOf, scalarPathOf, type TargetPath, targetPathOf } from '../attributePath.ts';
import { askWithout, type IndexPredicate, unknown } from '../condition.ts';
import { isIndependent } from '../isIndependent.ts';
import { type CompileOperand, compileIndependent, type Plan } from './Plan.ts';

/** More values than SQLite takes parameters are not looked up. */
const maxValues = 10_000;

const askValues = (path: string, values: unknown[]): IndexPredicate => {
  if (values.length > maxValues) return unknown;
  if (path === '_id') {
    const ids = values.filter((value) => typeof value === 'string');
    return { condition: { kind: 'ids', ids }, isExact: ids.length === values.length };
  }
  if (values.length === 1 && (values[0] ?? null) === null && !path.includes('[]'))
    return askWithout(path, null);
  return values.every(isIndexedValue)
    ? { condition: { kind: 'values', path, values }, isExact: true }
    : unknown;
};

/** The same asked of what references under a path lead to. */
const askTargets = ({ reference, inner }: TargetPath, values: unknown[]): IndexPredicate => {
  const { condition } = askValues(inner, values);
  // A reference that leads nowhere leads to nothing too.
  return condition && condition.kind !== 'without'
    ? { condition: { kind: 'targets', path: reference, of: condition }, isExact: false }
    : unknown;
};

/** Asks for values of an attribute of the document, or of a document that it refers to. */
const askerOf = (node: ExprNode): ((values: unknown[]) => IndexPredicate) | null => {
  const path = pathOf(node);
  if (path !== null) return path.includes('[]') ? null : (values) => askValues(path, values);
  const target = targetPathOf(node);
  return target && !target.reference.includes('[]') ? (values) => askTargets(target, values) : null;
};

export const planEqual = <Scope>(
  left: ExprNode,
  right: ExprNode,
  compile: CompileOperand<Scope>,
): Plan<Scope> | null => {
  const ask = askerOf(left);
  const value = ask && compileIndependent(right, compile);
  return ask && value ? (scope) => ask([value(scope)]) : null;
};

export const planUnequal = <Scope>(
  left: ExprNode,
  right: ExprNode,
  compile: CompileOperand<Scope>,
): Plan<Scope> | null => {
  const path = scalarPathOf(left);
  const value = path === null ? null : compileIndependent(right, compile);
  if (path === null || !value) return null;
  return (scope) => {
    const other = value(scope);
    return isIndexedValue(other) ? askWithout(path, other) : unknown;
  };
};

export const planIn = <Scope>(
  left: ExprNode,
  right: ExprNode,
  compile: CompileOperand<Scope>,
): Plan<Scope> | null => {
  if (pathOf(left) === '_id' && isPathCall(right)) return planIdPattern(right, compile);
  const ask = askerOf(left);
  if (ask) {
    const values = compileIndependent(right, compile);
    if (!values) return null;
    return (scope) => {
      const list = arrayOf(values(scope));
      return list ? ask(list) : unknown;
    };
  }
  const askElement = elementAskerOf(right);
  const value = askElement && compileIndependent(left, compile);
  return askElement && value ? (scope) => askElement([value(scope)]) : null;
};

const elementAskerOf = (node: ExprNode): ((values: unknown[]) => IndexPredicate) | null => {
  const target = targetPathOf(node);
  if (target?.reference.includes('[]')) return (values) => askTargets(target, values);
  const path = pathOf(node);
  const elementPath = path === null || path.includes('[]') ? path : `${path}[]`;
  return elementPath !== null && isIndexedPath(elementPath)
    ? (values) => askValues(elementPath, values)
    : null;
};

const isPathCall = (node: ExprNode): boolean =>
  node.type === 'FuncCall' && node.namespace === 'global' && node.name === 'path';

const planIdPattern = <Scope>(node: ExprNode, compile: CompileOperand<Scope>): Plan<Scope> | null => {
  if (node.type !== 'FuncCall' || !node.args.every((argument) => isIndependent(argument))) return null;
  const evaluate = compile(node);
  return (scope) => {
    const pattern = evaluate(scope);
    if (!(pattern instanceof Path)) return unknown;
    const prefix = pattern.pattern.split('*')[0] ?? '';
    return prefix === '' ? unknown : { condition: { kind: 'idPrefix', prefix }, isExact: false };
  };
};
