import { isIndexedPath, isIndexedValue } from '../../../store/index/attributesOf.ts';
import type { ExprNode } from '../../parse/nodes.ts';
import { arrayOf, Path } from '../../values/values.ts';
import { pathOf, scalarPathOf, type TargetPath, targetPathOf } from '../attributePath.ts';
import { type IndexPredicate, predicateWithout, unknownPredicate } from '../condition.ts';
import { maxSqlParameters } from '../conditionSql.ts';
import { isIndependent } from '../isIndependent.ts';
import { type CompileOperand, compileIndependent, type Plan } from './Plan.ts';

const predicateOfValues = (path: string, values: unknown[]): IndexPredicate => {
  if (values.length > maxSqlParameters) return unknownPredicate;
  if (path === '_id') {
    const ids = values.filter((value) => typeof value === 'string');
    return { condition: { kind: 'ids', ids }, isExact: ids.length === values.length };
  }
  if (values.length === 1 && (values[0] ?? null) === null && !path.includes('[]'))
    return predicateWithout(path, null);
  return values.every(isIndexedValue)
    ? { condition: { kind: 'values', path, values }, isExact: true }
    : unknownPredicate;
};

/** The predicate for documents whose references under a path lead to documents with one of the values. */
const predicateOfTargets = ({ reference, inner }: TargetPath, values: unknown[]): IndexPredicate => {
  const { condition } = predicateOfValues(inner, values);
  // A null value also matches a reference whose target does not exist, which the index cannot find.
  return condition && condition.kind !== 'without'
    ? { condition: { kind: 'targets', path: reference, of: condition }, isExact: false }
    : unknownPredicate;
};

/** The predicate builder for values of an attribute of the document, or of a document that it refers to. */
const predicateBuilderOf = (node: ExprNode): ((values: unknown[]) => IndexPredicate) | null => {
  const path = pathOf(node);
  if (path !== null) return path.includes('[]') ? null : (values) => predicateOfValues(path, values);
  const target = targetPathOf(node);
  return target && !target.reference.includes('[]') ? (values) => predicateOfTargets(target, values) : null;
};

export const planEqual = <Scope>(
  left: ExprNode,
  right: ExprNode,
  compile: CompileOperand<Scope>,
): Plan<Scope> | null => {
  const ask = predicateBuilderOf(left);
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
    return isIndexedValue(other) ? predicateWithout(path, other) : unknownPredicate;
  };
};

export const planIn = <Scope>(
  left: ExprNode,
  right: ExprNode,
  compile: CompileOperand<Scope>,
): Plan<Scope> | null => {
  if (isPathCall(right) && pathOf(left) === '_id') return planIdPattern('idPrefix', right, compile);
  if (isPathCall(right) && isOriginalId(left)) return planIdPattern('storedPrefix', right, compile);
  const ask = predicateBuilderOf(left);
  if (ask) {
    const values = compileIndependent(right, compile);
    if (!values) return null;
    return (scope) => {
      const list = arrayOf(values(scope));
      return list ? ask(list) : unknownPredicate;
    };
  }
  const askElement = elementPredicateBuilderOf(right);
  const value = askElement && compileIndependent(left, compile);
  return askElement && value ? (scope) => askElement([value(scope)]) : null;
};

const elementPredicateBuilderOf = (node: ExprNode): ((values: unknown[]) => IndexPredicate) | null => {
  const target = targetPathOf(node);
  if (target?.reference.includes('[]')) return (values) => predicateOfTargets(target, values);
  const path = pathOf(node);
  const elementPath = path === null || path.includes('[]') ? path : `${path}[]`;
  return elementPath !== null && isIndexedPath(elementPath)
    ? (values) => predicateOfValues(elementPath, values)
    : null;
};

const isPathCall = (node: ExprNode): boolean =>
  node.type === 'FuncCall' && node.namespace === 'global' && node.name === 'path';

/** Only a stack shows it: the id that a document is stored under. */
const isOriginalId = (node: ExprNode): boolean =>
  node.type === 'AccessAttribute' && node.name === '_originalId' && !node.base;

const planIdPattern = <Scope>(
  kind: 'idPrefix' | 'storedPrefix',
  node: ExprNode,
  compile: CompileOperand<Scope>,
): Plan<Scope> | null => {
  if (node.type !== 'FuncCall' || !node.args.every((argument) => isIndependent(argument))) return null;
  const evaluate = compile(node);
  return (scope) => {
    const pattern = evaluate(scope);
    if (!(pattern instanceof Path)) return unknownPredicate;
    const prefix = pattern.pattern.split('*')[0] ?? '';
    return prefix === '' ? unknownPredicate : { condition: { kind, prefix }, isExact: false };
  };
};
