import type { ExprNode, MapNode, ObjectNode, PipeFuncCallNode } from '../parse/nodes.ts';

/**
 * Rewrites a tree so that filter, order and slice apply directly to the dataset, where the index can answer them. No
 * step changes the query's result.
 */
export const rewrite = (tree: ExprNode): ExprNode => rewriteNode(tree) as ExprNode;

const rewriteNode = (node: unknown): unknown => {
  if (Array.isArray(node)) return node.map(rewriteNode);
  if (!isNode(node) || node.type === 'Value') return node;
  const inner = Object.fromEntries(
    Object.entries(node).map(([name, value]) => [name, rewriteNode(value)]),
  ) as unknown as ExprNode;
  return sliceBeforeMap(orderBeforeMap(filterScored(withoutIdentity(inner))));
};

const isNode = (node: unknown): node is ExprNode =>
  typeof node === 'object' && node !== null && 'type' in node && typeof node.type === 'string';

/** `coalesce(a)` is `a`. */
const withoutIdentity = (node: ExprNode): ExprNode =>
  node.type === 'FuncCall' &&
  node.namespace === 'global' &&
  node.name === 'coalesce' &&
  node.args.length === 1
    ? (node.args[0] ?? node)
    : node;

/** Slices rows before they are projected. */
const sliceBeforeMap = (node: ExprNode): ExprNode => {
  if (node.type !== 'Slice' || node.base.type !== 'Map') return node;
  return { ...node.base, base: sliceBeforeMap({ ...node, base: node.base.base }) };
};

/**
 * Orders rows before they are projected, by the expressions that the projection computes the order's attributes from.
 */
const orderBeforeMap = (node: ExprNode): ExprNode => {
  if (node.type !== 'PipeFuncCall' || node.name !== 'order' || !isProjecting(node.base)) return node;
  const { base } = node;
  const args = node.args.map((argument) => unproject(argument, base.expr.expr));
  if (args.includes(null)) return node;
  const ordered: PipeFuncCallNode = {
    ...node,
    base: base.base,
    args: args.filter((argument) => argument !== null),
  };
  return { ...base, base: orderBeforeMap(ordered) };
};

type ProjectingMap = MapNode & { expr: { type: 'Projection'; base: ExprNode; expr: ObjectNode } };

const isProjecting = (node: ExprNode): node is ProjectingMap =>
  node.type === 'Map' &&
  node.expr.type === 'Projection' &&
  node.expr.base.type === 'This' &&
  node.expr.expr.type === 'Object';

/** Translates an expression on a projected row into one on the unprojected row; null if it cannot. */
const unproject = (node: ExprNode, projection: ObjectNode): ExprNode | null => {
  switch (node.type) {
    case 'Asc':
    case 'Desc': {
      const base = unproject(node.base, projection);
      return base && { ...node, base };
    }
    case 'AccessAttribute': {
      if (!node.base) return attributeOf(projection, node.name);
      const base = unproject(node.base, projection);
      return base && { ...node, base };
    }
    case 'AccessElement': {
      const base = unproject(node.base, projection);
      if (base?.type !== 'Array') return base && { ...node, base };
      if (base.elements.some(({ isSplat }) => isSplat)) return null;
      return base.elements[node.index]?.value ?? null;
    }
    default:
      return null;
  }
};

const attributeOf = ({ attributes }: ObjectNode, name: string): ExprNode | null => {
  let found: ExprNode = { type: 'Value', value: null };
  for (const attribute of attributes) {
    if (attribute.type === 'ObjectAttributeValue') {
      if (attribute.name === name) found = attribute.value;
    } else if (attribute.type === 'ObjectSplat' && attribute.value.type === 'This') {
      found = { type: 'AccessAttribute', name };
    } else return null;
  }
  return found;
};

/**
 * Adds `a || b` to the filter before `| score(a, b)[_score > 0]`: only such rows get a score, and the index may find
 * them.
 */
const filterScored = (node: ExprNode): ExprNode => {
  if (node.type !== 'Filter' || !isScorePositive(node.expr)) return node;
  const scored = node.base;
  if (scored.type !== 'PipeFuncCall' || scored.name !== 'score' || scored.base.type !== 'Filter') return node;
  const any = scored.args.map(withoutBoost).reduce((left, right): ExprNode => ({ type: 'Or', left, right }));
  const documents: ExprNode = {
    ...scored.base,
    expr: { type: 'And', left: scored.base.expr, right: any },
  };
  return { ...node, base: { ...scored, base: documents } };
};

export const isScore = (node: ExprNode): boolean =>
  node.type === 'AccessAttribute' && node.name === '_score' && !node.base;

export const isScorePositive = (node: ExprNode): boolean =>
  node.type === 'OpCall' &&
  node.op === '>' &&
  isScore(node.left) &&
  node.right.type === 'Value' &&
  node.right.value === 0;

/** Replaces `boost()` by its first argument, which decides whether it matches. */
const withoutBoost = (node: ExprNode): ExprNode => {
  if (node.type === 'Group') return withoutBoost(node.base);
  const [predicate] = node.type === 'FuncCall' && node.name === 'boost' ? node.args : [];
  if (predicate) return withoutBoost(predicate);
  if (node.type !== 'And' && node.type !== 'Or') return node;
  return { ...node, left: withoutBoost(node.left), right: withoutBoost(node.right) };
};
