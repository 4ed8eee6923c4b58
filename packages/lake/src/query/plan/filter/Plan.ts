import type { ExprNode } from '../../parse/nodes.ts';
import { type IndexPredicate, unknownPredicate } from '../condition.ts';
import { isIndependent } from '../isIndependent.ts';

/** Returns the predicate of a filter, evaluated in the filter's scope. */
export type Plan<Scope> = (scope: Scope) => IndexPredicate;

/** A value in a filter that is the same for all documents. */
export type Operand<Scope> = (scope: Scope) => unknown;

/** Compiles an expression that does not depend on the document. */
export type CompileOperand<Scope> = (node: ExprNode) => Operand<Scope>;

export const unknownPlan = (): IndexPredicate => unknownPredicate;

/** Compiles an expression that does not depend on the document; null for any other expression. */
export const compileIndependent = <Scope>(
  node: ExprNode,
  compile: CompileOperand<Scope>,
): Operand<Scope> | null => (isIndependent(node) ? compile(node) : null);
