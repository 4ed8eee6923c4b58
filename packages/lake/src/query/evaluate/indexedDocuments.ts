import type { AccessElementNode, ExprNode, FilterNode, PipeFuncCallNode, SliceNode } from '../parse/nodes.ts';
import { pathOf } from '../plan/attributePath.ts';
import type { CompileOperand, Plan } from '../plan/filter/Plan.ts';
import { planFilter } from '../plan/filter/planFilter.ts';
import type { Order } from '../plan/orderedScan.ts';
import type { ObjectValue } from '../values/values.ts';
import { compileSort } from './pipes.ts';
import type { Compile, Evaluate, Scope } from './scope.ts';
import { compileOnce } from './subqueryCache.ts';

/** Whether an expression is the whole dataset. */
export const isEverything = (node: ExprNode): boolean =>
  node.type === 'Everything' || (node.type === 'Group' && isEverything(node.base));

/** Operands are evaluated in a nested scope, as the filter is. */
const planOf = (filter: ExprNode, compile: Compile): Plan<Scope> => {
  const compileOperand: CompileOperand<Scope> = (node) => {
    const evaluate = compileOnce(node, compile);
    return (scope) => evaluate(scope.nested(null));
  };
  return planFilter(filter, compileOperand);
};

/** Compiles an expression for the documents that may pass a filter on the dataset. */
export const compileDocuments = (filter: ExprNode, compile: Compile): Evaluate => {
  const plan = planOf(filter, compile);
  return (scope) => scope.context.source.where(plan(scope));
};

/** A filter on the dataset: its plan, and its condition; null for all documents. */
type Documents = { plan: Plan<Scope>; passes: Evaluate | null };

const findDocuments = (node: ExprNode, compile: Compile): Documents | null => {
  if (node.type === 'Group' || node.type === 'ArrayCoerce') return findDocuments(node.base, compile);
  if (isEverything(node)) return { plan: () => ({ condition: null, isExact: false }), passes: null };
  return isDocumentFilter(node) ? { plan: planOf(node.expr, compile), passes: compile(node.expr) } : null;
};

const isDocumentFilter = (node: ExprNode): node is FilterNode =>
  node.type === 'Filter' && isEverything(node.base);

/** Compiles the count of the documents that pass a filter, projected or not; null for any other expression. */
export const compileCount = (node: ExprNode, compile: Compile): Evaluate | null => {
  if (node.type === 'Map' || node.type === 'Group' || node.type === 'ArrayCoerce') {
    return compileCount(node.base, compile);
  }
  if (!isDocumentFilter(node)) return null;
  const plan = planOf(node.expr, compile);
  return (scope) => scope.context.source.count(plan(scope));
};

/**
 * Compiles a slice of ordered documents, `*[…] | order(path)[a..b]`, so that the index of the path answers it. The cost
 * then depends on the slice, not on the dataset. Null for any other expression.
 */
export const compileTop = (node: SliceNode | AccessElementNode, compile: Compile): Evaluate | null => {
  const range = rangeOf(node);
  const ordered = node.base.type === 'Group' ? node.base.base : node.base;
  if (!range || ordered.type !== 'PipeFuncCall' || ordered.name !== 'order') return null;
  const order = firstOrder(ordered);
  const documents = findDocuments(ordered.base, compile);
  if (!order || !documents) return null;

  const { plan, passes } = documents;
  const sort = compileSort(ordered.args, compile);
  const all = compile(ordered);
  const { start, end } = range;
  return (scope) => {
    const found = scope.context.source.top(plan(scope), order, {
      start,
      end,
      passes: (document) => {
        scope.context.spend();
        return passes === null || passes(scope.nested(document)) === true;
      },
    });
    const offset = found?.skipped ?? 0;
    const sorted = found ? sort(found.documents.sort(byId), scope) : all(scope);
    if (!Array.isArray(sorted)) return null;
    if (node.type === 'AccessElement') return sorted[start - offset] ?? null;
    return sorted.slice(Math.max(start - offset, 0), end - offset);
  };
};

/** Documents with equal sort keys are ordered by id. */
const byId = (a: ObjectValue, b: ObjectValue): number => (String(a._id) < String(b._id) ? -1 : 1);

const rangeOf = (node: SliceNode | AccessElementNode): { start: number; end: number } | null => {
  const [start, last] = node.type === 'Slice' ? [node.left, node.right] : [node.index, node.index + 1];
  const end = node.type === 'Slice' && node.isInclusive ? last + 1 : last;
  return start >= 0 && last >= 0 && end > start ? { start, end } : null;
};

/** Whether a sort key is the id, which decides last anyway. */
const isById = (node: ExprNode): boolean => pathOf(node.type === 'Asc' ? node.base : node) === '_id';

const firstOrder = ({ args: [first, ...more] }: PipeFuncCallNode): Order | null => {
  if (!first) return null;
  const isDescending = first.type === 'Desc';
  const path = pathOf(first.type === 'Desc' || first.type === 'Asc' ? first.base : first);
  return path === null || path.includes('[]') ? null : { path, isDescending, isOnly: more.every(isById) };
};
