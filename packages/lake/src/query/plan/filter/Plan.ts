import type { ExprNode } from '../../parse/nodes.ts';
import { type IndexPredicate, unknown } from '../condition.ts';
import { isIndependent } from '../isIndependent.ts';

/** What the index can say of a filter, in the scope that the filter is in. The scope is the evaluator's. */
export type Plan<Scope> = (scope: Scope) => IndexPredicate;

/** The value that something in a filter is compared with: the same for all documents. */
export type Operand<Scope> = (scope: Scope) => unknown;

/** Compiles an expression that is independent of the document. */
export type CompileOperand<Scope> = (node: ExprNode) => Operand<Scope>;

export const nothing = (): IndexPredicate => unknown;

/** The value of an expression that is the same for all documents; null for any other expression. */
export const compileIndependent = <Scope>(
  node: ExprNode,
  compile: CompileOperand<Scope>,
): Operand<Scope> | null => (isIndependent(node) ? compile(node) : null);
