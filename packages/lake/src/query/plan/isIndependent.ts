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

/** What `@` and `^` mean where an expression stands, seen from the filter's element. */
type Place = {
  /** Whether `@` is something else than the element. */
  isThisFree: boolean;
  /** How many scopes deeper: so many `^` lead back to the element. */
  depth: number;
};

/** Whether an expression inside a filter has the same value for every element: then it can be asked of an index. */
export const isIndependent = (node: ExprNode, place: Place = { isThisFree: false, depth: 0 }): boolean => {
  const isHere = (inner: ExprNode): boolean => isIndependent(inner, place);
  const isDeeper = (inner: ExprNode): boolean =>
    isIndependent(inner, { isThisFree: true, depth: place.depth + 1 });
  switch (node.type) {
    case 'Value':
    case 'Everything':
      return true;
    case 'Parent':
      return node.n > place.depth;
    case 'This':
      return place.isThisFree;
    case 'AccessAttribute':
      return node.base ? isHere(node.base) : place.isThisFree;
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
      return isHere(node.base) && isIndependent(node.expr, { ...place, isThisFree: true });
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

/** Whether a part of the expression asks the dataset. */
export const asksDataset = (node: unknown): boolean => {
  if (Array.isArray(node)) return node.some(asksDataset);
  if (typeof node !== 'object' || node === null) return false;
  const { type } = node as { type?: unknown };
  return type === 'Everything' || (type !== 'Value' && Object.values(node).some(asksDataset));
};
