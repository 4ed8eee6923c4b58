import type { ExprNode, FuncCallNode } from '../nodes.ts';
import type { Scanner } from './Scanner.ts';

/** What the parts of the grammar share while one query is parsed. */
export type Parser = {
  readonly scanner: Scanner;
  /**
   * Reads an expression whose operators bind at least as tightly as the level says: any, unless one is given.
   *
   * @throws QuerySyntaxError for what is no expression, or is nested too deeply.
   */
  expression(level?: number): ExprNode;
  /** Reads the traversals and operators that follow an operand. */
  rest(operand: ExprNode, level?: number): ExprNode;
  /** Reads what lies one level deeper. @throws QuerySyntaxError below the deepest level that is allowed. */
  nested<Result>(read: () => Result): Result;
  /** The value of each `$name` that came with the query. */
  readonly params: Readonly<Record<string, unknown>>;
  /** The parameter of the custom function that is being declared, null outside of declarations. */
  ownParameter: string | null;
  /** `boost()` stands in arguments of `score()` alone. */
  allowsBoost: boolean;
  /** Puts the body of a custom function in place of a call; null when the query declares no such function. */
  expandCall(call: FuncCallNode, start: number): ExprNode | null;
};
