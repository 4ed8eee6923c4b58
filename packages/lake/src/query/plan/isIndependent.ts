import type { ExprNode } from '../parse/nodes.ts';

const pureFunctions = new Set([
  'global::coalesce',
  'global::count',
  'global::defined',
  'global::dateTime',
  'global::identity',
  'global::lower',
  'global::now',
  'global::string',
  'global::upper',
  'string::lower',
  'string::upper',
  'array::compact',
  'array::unique',
  'text::query',
]);

/** The meaning of `@` and `^` at a position inside a filter. */
type ScopePosition = {
  /** Whether `@` is a value other than the filter's element. */
  isThisFree: boolean;
  /** Number of scopes inside the filter's scope. This many `^` lead to the element. */
  depth: number;
};

/** Whether an expression in a filter has the same value for every element, so that an index can be asked for it. */
export const isIndependent = (
  node: ExprNode,
  position: ScopePosition = { isThisFree: false, depth: 0 },
): boolean => {
  const isHere = (inner: ExprNode): boolean => isIndependent(inner, position);
  const isDeeper = (inner: ExprNode): boolean =>
    isIndependent(inner, { isThisFree: true, depth: position.depth + 1 });
  switch (node.type) {
    case 'Value':
    case 'Everything':
      return true;
    case 'Parent':
      return node.n > position.depth;
    case 'This':
      return position.isThisFree;
    case 'AccessAttribute':
      return node.base ? isHere(node.base) : position.isThisFree;
    case 'Group':
    case 'AccessElement':
    case 'ArrayCoerce':
    case 'Slice':
    case 'Deref':
    case 'Neg':
    case 'Pos':
    case 'Not':
    case 'Asc':
    case 'Desc':
      return isHere(node.base);
    case 'Filter':
      return isHere(node.base) && isDeeper(node.expr);
    case 'PipeFuncCall':
      return isHere(node.base) && node.args.every(isDeeper);
    case 'Map':
    case 'FlatMap':
      return isHere(node.base) && isIndependent(node.expr, { ...position, isThisFree: true });
    case 'Array':
      return node.elements.every(({ value }) => isHere(value));
    case 'And':
    case 'Or':
    case 'OpCall':
      return isHere(node.left) && isHere(node.right);
    case 'InRange':
      return isHere(node.base) && isHere(node.left) && isHere(node.right);
    case 'FuncCall':
      return pureFunctions.has(`${node.namespace}::${node.name}`) && node.args.every(isHere);
    default:
      return false;
  }
};

/** Whether an expression contains `*`, and so reads the dataset. */
export const asksDataset = (node: unknown): boolean => {
  if (Array.isArray(node)) return node.some(asksDataset);
  if (typeof node !== 'object' || node === null) return false;
  const { type } = node as { type?: unknown };
  return type === 'Everything' || (type !== 'Value' && Object.values(node).some(asksDataset));
};
