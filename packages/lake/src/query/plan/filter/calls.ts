import type { ExprNode, FuncCallNode } from '../../parse/nodes.ts';
import { idsOf, TextQuery } from '../../values/values.ts';
import { instantPathOf } from '../attributePath.ts';
import { type Condition, unknownPredicate } from '../condition.ts';
import { fullTextOfPattern, fullTextOfQuery } from '../fullText.ts';
import { type CompileOperand, compileIndependent, type Plan, unknownPlan } from './Plan.ts';

export const planCall = <Scope>(
  { namespace, name, args }: FuncCallNode,
  compile: CompileOperand<Scope>,
): Plan<Scope> => {
  const [argument] = args;
  if (namespace === 'global' && name === 'references') return planReferences(args, compile);
  const instantPath = namespace === 'global' && name === 'defined' ? instantPathOf(argument) : null;
  if (instantPath !== null) {
    const condition: Condition = { kind: 'instant', path: instantPath, low: null, high: null };
    return () => ({ condition, isExact: false });
  }
  if (namespace !== 'sanity' || !argument) return unknownPlan;
  const value = compileIndependent(argument, compile);
  if (!value) return unknownPlan;
  const ask = (condition: (text: string) => Condition): Plan<Scope> => {
    return (scope) => {
      const text = value(scope);
      return typeof text === 'string' ? { condition: condition(text), isExact: false } : unknownPredicate;
    };
  };
  if (name === 'versionOf') return ask((id) => ({ kind: 'versions', ids: [id] }));
  return name === 'partOfRelease'
    ? ask((release) => ({ kind: 'storedPrefix', prefix: `versions.${release}.` }))
    : unknownPlan;
};

const planReferences = <Scope>(args: ExprNode[], compile: CompileOperand<Scope>): Plan<Scope> => {
  const values = args.map((node) => compileIndependent(node, compile));
  return (scope) => {
    const ids: string[] = [];
    for (const value of values) {
      if (!value) return unknownPredicate;
      ids.push(...idsOf([value(scope)]));
    }
    return { condition: { kind: 'references', ids }, isExact: true };
  };
};

export const planMatch = <Scope>(
  left: ExprNode,
  right: ExprNode,
  compile: CompileOperand<Scope>,
): Plan<Scope> | null => {
  const pattern = isSearched(left) ? compileIndependent(right, compile) : null;
  if (!pattern) return null;
  return (scope) => {
    const value = pattern(scope);
    const match = value instanceof TextQuery ? fullTextOfQuery(value) : fullTextOfPattern(value);
    return match === null ? unknownPredicate : { condition: { kind: 'text', match }, isExact: false };
  };
};

/**
 * Whether the full-text index contains all text of an expression. It has no attributes that start with `_`, except
 * `_id`.
 */
const isSearched = (node: ExprNode): boolean => {
  switch (node.type) {
    case 'This':
      return true;
    case 'AccessAttribute':
      return (node.name === '_id' || !node.name.startsWith('_')) && (!node.base || isSearched(node.base));
    case 'Group':
    case 'ArrayCoerce':
    case 'AccessElement':
    case 'Slice':
      return isSearched(node.base);
    case 'Map':
    case 'FlatMap':
      return isSearched(node.base) && isSearched(node.expr);
    case 'Array':
      return node.elements.every(({ value }) => isSearched(value));
    case 'FuncCall':
      return node.namespace === 'pt' && node.name === 'text' && node.args.every(isSearched);
    default:
      return false;
  }
};
