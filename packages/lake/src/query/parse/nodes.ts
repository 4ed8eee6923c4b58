/*
 * Adapted from groq-js 2.0.1 (src/shared/nodeTypes.ts), MIT: see LICENSE.groq-js. Differences: there are no nodes for
 * delta queries, and the arguments of `order()` are separate nodes.
 */

/** The syntax tree of an expression. */
export type ExprNode =
  | AccessAttributeNode
  | AccessElementNode
  | AndNode
  | ArrayNode
  | ArrayCoerceNode
  | AscNode
  | DerefNode
  | DescNode
  | EverythingNode
  | FilterNode
  | FlatMapNode
  | FuncCallNode
  | GroupNode
  | InRangeNode
  | MapNode
  | NegNode
  | NotNode
  | ObjectNode
  | OpCallNode
  | OrNode
  | ParameterNode
  | ParentNode
  | PipeFuncCallNode
  | PosNode
  | ProjectionNode
  | SelectNode
  | SelectorNode
  | SliceNode
  | ThisNode
  | ValueNode;

export type OpCall =
  | '=='
  | '!='
  | '>'
  | '>='
  | '<'
  | '<='
  | '+'
  | '-'
  | '*'
  | '/'
  | '%'
  | '**'
  | 'in'
  | 'match';

export type AndNode = { type: 'And'; left: ExprNode; right: ExprNode };
export type OrNode = { type: 'Or'; left: ExprNode; right: ExprNode };
export type OpCallNode = { type: 'OpCall'; op: OpCall; left: ExprNode; right: ExprNode };

export type NotNode = { type: 'Not'; base: ExprNode };
export type NegNode = { type: 'Neg'; base: ExprNode };
export type PosNode = { type: 'Pos'; base: ExprNode };
export type DerefNode = { type: 'Deref'; base: ExprNode };
type GroupNode = { type: 'Group'; base: ExprNode };
export type ArrayCoerceNode = { type: 'ArrayCoerce'; base: ExprNode };
/** An argument of `order()`. */
type AscNode = { type: 'Asc'; base: ExprNode };
type DescNode = { type: 'Desc'; base: ExprNode };

export type FilterNode = { type: 'Filter'; base: ExprNode; expr: ExprNode };
export type MapNode = { type: 'Map'; base: ExprNode; expr: ExprNode };
export type FlatMapNode = { type: 'FlatMap'; base: ExprNode; expr: ExprNode };
export type ProjectionNode = { type: 'Projection'; base: ExprNode; expr: ExprNode };

type EverythingNode = { type: 'Everything' };
type ThisNode = { type: 'This' };
/** The value of the scope `n` levels above. */
export type ParentNode = { type: 'Parent'; n: number };
type ValueNode = { type: 'Value'; value: unknown };
/** The parameter of a custom function, inside its declaration. */
export type ParameterNode = { type: 'Parameter'; name: string };

export type AccessAttributeNode = {
  type: 'AccessAttribute';
  /** The scope's value if left out. */
  base?: ExprNode;
  name: string;
};
export type AccessElementNode = { type: 'AccessElement'; base: ExprNode; index: number };
export type SliceNode = {
  type: 'Slice';
  base: ExprNode;
  left: number;
  right: number;
  isInclusive: boolean;
};
export type InRangeNode = {
  type: 'InRange';
  base: ExprNode;
  left: ExprNode;
  right: ExprNode;
  isInclusive: boolean;
};

export type ArrayElementNode = { type: 'ArrayElement'; value: ExprNode; isSplat: boolean };
export type ArrayNode = { type: 'Array'; elements: ArrayElementNode[] };

type ObjectAttributeValueNode = { type: 'ObjectAttributeValue'; name: string; value: ExprNode };
type ObjectConditionalSplatNode = {
  type: 'ObjectConditionalSplat';
  condition: ExprNode;
  value: ExprNode;
};
type ObjectSplatNode = { type: 'ObjectSplat'; value: ExprNode };
export type ObjectAttributeNode = ObjectAttributeValueNode | ObjectConditionalSplatNode | ObjectSplatNode;
export type ObjectNode = { type: 'Object'; attributes: ObjectAttributeNode[] };

type SelectAlternativeNode = { type: 'SelectAlternative'; condition: ExprNode; value: ExprNode };
export type SelectNode = { type: 'Select'; alternatives: SelectAlternativeNode[]; fallback?: ExprNode };

export type FuncCallNode = { type: 'FuncCall'; namespace: string; name: string; args: ExprNode[] };
export type PipeFuncCallNode = { type: 'PipeFuncCall'; base: ExprNode; name: string; args: ExprNode[] };

/** The parts of a value that a `diff::` function compares. */
export type SelectorNode =
  | SelectorAttributeNode
  | SelectorArrayNode
  | SelectorFilterNode
  | SelectorFuncCallNode
  | SelectorNestedNode
  | TupleNode;
type SelectorAttributeNode = { type: 'AccessAttribute'; base?: SelectorNode; name: string };
type SelectorArrayNode = { type: 'ArrayCoerce'; base: SelectorNode };
type SelectorFilterNode = { type: 'Filter'; base: SelectorNode; expr: ExprNode };
type TupleNode = { type: 'Tuple'; members: SelectorNode[] };
type SelectorFuncCallNode = { type: 'SelectorFuncCall'; name: 'anywhere'; arg: ExprNode };
type SelectorNestedNode = { type: 'SelectorNested'; base: SelectorNode; nested: SelectorNode };
