import type { ExprNode } from '../parse/nodes.ts';
import { compileArray, compileObject, compileSelect } from './constructors.ts';
import { findFunction } from './functions/functions.ts';
import { compileAnd, compileInRange, compileNot, compileOperator, compileOr, compileSign } from './logic.ts';
import { compileOrder, compileScore } from './pipes.ts';
import type { Evaluate } from './scope.ts';
import {
  compileArrayCoerce,
  compileAttribute,
  compileDereference,
  compileElement,
  compileFilter,
  compileFlatMap,
  compileMap,
  compileParent,
  compileProjection,
  compileSlice,
} from './traversals.ts';

const compiled = new WeakMap<ExprNode, Evaluate>();

/**
 * Compiles a syntax tree to a synchronous function of a scope. Each node is compiled once: a filter on the dataset needs
 * its operands for the index and for the condition, and nested filters would double the work at each level.
 *
 * @throws Error for a node that is only valid inside another one.
 * @see https://spec.groq.dev
 */
export const compile = (node: ExprNode): Evaluate => {
  const known = compiled.get(node);
  if (known) return known;
  const evaluate = compileNode(node);
  compiled.set(node, evaluate);
  return evaluate;
};

const compileNode = (node: ExprNode): Evaluate => {
  switch (node.type) {
    case 'This':
      return (scope) => scope.value;
    case 'Everything':
      return (scope) => scope.context.source.all();
    case 'Value':
      return () => node.value;
    case 'Parent':
      return compileParent(node);
    case 'Group':
      return compile(node.base);
    case 'AccessAttribute':
      return compileAttribute(node, compile);
    case 'AccessElement':
      return compileElement(node, compile);
    case 'ArrayCoerce':
      return compileArrayCoerce(node, compile);
    case 'Slice':
      return compileSlice(node, compile);
    case 'Filter':
      return compileFilter(node, compile);
    case 'Map':
      return compileMap(node, compile);
    case 'FlatMap':
      return compileFlatMap(node, compile);
    case 'Projection':
      return compileProjection(node, compile);
    case 'Deref':
      return compileDereference(node, compile);
    case 'Object':
      return compileObject(node, compile);
    case 'Array':
      return compileArray(node, compile);
    case 'Select':
      return compileSelect(node, compile);
    case 'And':
      return compileAnd(node, compile);
    case 'Or':
      return compileOr(node, compile);
    case 'Not':
      return compileNot(node, compile);
    case 'Neg':
    case 'Pos':
      return compileSign(node, compile);
    case 'OpCall':
      return compileOperator(node, compile);
    case 'InRange':
      return compileInRange(node, compile);
    case 'FuncCall':
      return findFunction(node.namespace, node.name)(node.args, compile);
    case 'PipeFuncCall':
      return node.name === 'score' ? compileScore(node, compile) : compileOrder(node, compile);
    default:
      throw new Error(`${node.type} is not an expression`);
  }
};
