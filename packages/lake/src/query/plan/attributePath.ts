import { isIndexedPath } from '../../store/index/attributesOf.ts';
import type { ExprNode, FuncCallNode } from '../parse/nodes.ts';

/** The index path of an expression for an attribute of the document; null for any other expression. */
export const pathOf = (node: ExprNode): string | null => {
  const path = anyPathOf(node);
  return path !== null && isIndexedPath(path) && !path.startsWith('_originalId') ? path : null;
};

/** The index path of an attribute outside arrays; null for `_id`, which has conditions of its own. */
export const scalarPathOf = (node: ExprNode | undefined): string | null => {
  const path = node ? pathOf(node) : null;
  return path === null || path.includes('[]') || path === '_id' ? null : path;
};

/** The index path of the attribute in `dateTime(attribute)`; null for any other expression. */
export const instantPathOf = (node: ExprNode | undefined): string | null => {
  if (node?.type === 'Group') return instantPathOf(node.base);
  return node && isGlobal(node, 'dateTime') ? scalarPathOf(node.args[0]) : null;
};

export const isGlobal = (node: ExprNode, name: string): node is FuncCallNode =>
  node.type === 'FuncCall' && node.namespace === 'global' && node.name === name;

/** The path of references, and the path of an attribute in the documents that they refer to. */
export type TargetPath = { reference: string; inner: string };

/** The target path of `author->name` or `topics[]->slug.current`; null for any other expression. */
export const targetPathOf = (node: ExprNode): TargetPath | null => {
  switch (node.type) {
    case 'Group':
      return targetPathOf(node.base);
    case 'AccessAttribute': {
      if (node.base?.type === 'Deref') return targetOf(anyPathOf(node.base.base), node.name);
      const base = node.base ? targetPathOf(node.base) : null;
      return base && checked({ ...base, inner: `${base.inner}.${node.name}` });
    }
    case 'Map': {
      const base = anyPathOf(node.base);
      if (base?.endsWith('[]')) {
        const inner = innerPathOf(node.expr);
        return inner === null ? null : targetOf(base, inner);
      }
      return null;
    }
    default:
      return null;
  }
};

/** The path `a.b` in `@->a.b`; null for any other expression. */
const innerPathOf = (node: ExprNode): string | null => {
  if (node.type !== 'AccessAttribute' || !node.base) return null;
  if (node.base.type === 'Deref') return node.base.base.type === 'This' ? node.name : null;
  const base = innerPathOf(node.base);
  return base === null ? null : `${base}.${node.name}`;
};

const targetOf = (base: string | null, inner: string): TargetPath | null =>
  base === null ? null : checked({ reference: `${base}._ref`, inner });

const checked = (target: TargetPath): TargetPath | null =>
  isIndexedPath(target.reference) && isIndexedPath(target.inner) && !target.inner.startsWith('_originalId')
    ? target
    : null;

const anyPathOf = (node: ExprNode): string | null => {
  switch (node.type) {
    case 'Group':
      return anyPathOf(node.base);
    case 'AccessAttribute': {
      if (!node.base || node.base.type === 'This') return node.name;
      const base = anyPathOf(node.base);
      return base === null ? null : `${base}.${node.name}`;
    }
    case 'ArrayCoerce': {
      const base = anyPathOf(node.base);
      return base === null ? null : `${base}[]`;
    }
    case 'Map': {
      const [base, inner] = [anyPathOf(node.base), anyPathOf(node.expr)];
      return base?.endsWith('[]') && inner !== null && !inner.includes('[]') ? `${base}.${inner}` : null;
    }
    default:
      return null;
  }
};
