import type { ExprNode, FuncCallNode } from '../nodes.ts';
import type { Scanner } from './scan/Scanner.ts';

/** The state that the parts of the grammar share while a query is parsed. */
export type Parser = {
  readonly scanner: Scanner;
  /**
   * Reads an expression whose operators bind at least as tightly as the level. The default level accepts any operator.
   *
   * @throws QuerySyntaxError if no expression begins here, or if it is nested too deeply.
   */
  expression(level?: number): ExprNode;
  /** Reads the traversals and operators that follow an operand. */
  rest(operand: ExprNode, level?: number): ExprNode;
  /** Reads one level deeper. @throws QuerySyntaxError if the query is nested too deeply. */
  nested<Result>(read: () => Result): Result;
  /** The values of the query's parameters, by name without `$`. */
  readonly params: Readonly<Record<string, unknown>>;
  /** The parameter of the custom function that is being declared, null outside of declarations. */
  ownParameter: string | null;
  /** Whether the parser is inside the arguments of `score()`, the only place for `boost()`. */
  allowsBoost: boolean;
  /** Replaces a call of a custom function by its body; null if the query declares no such function. */
  expandCall(call: FuncCallNode, start: number): ExprNode | null;
};
