import type { ExprNode } from '../../../parse/nodes.ts';
import type { Evaluate } from '../../scope.ts';

export type FunctionCompiler = (args: ExprNode[], compile: (node: ExprNode) => Evaluate) => Evaluate;
export type Namespace = Record<string, FunctionCompiler>;
