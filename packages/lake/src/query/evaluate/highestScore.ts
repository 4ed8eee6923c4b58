import type { ExprNode } from '../parse/nodes.ts';
import { parseTextQuery } from '../values/match.ts';

/**
 * The highest score that an argument of `score()` can give; Infinity if it is not known. A search for nothing, as Studio
 * sends it when a list opens, gives each document the same score. A `_score` that a document stores is not counted.
 */
export const highestScoreOf = (node: ExprNode): number => {
  switch (node.type) {
    case 'Group':
      return highestScoreOf(node.base);
    case 'Or':
    case 'And':
      return highestScoreOf(node.left) + highestScoreOf(node.right);
    case 'OpCall':
      if (node.op === 'match') return isSearchForNothing(node.right) ? 1 : Number.POSITIVE_INFINITY;
      break;
    case 'FuncCall':
      if (node.name === 'boost' && node.namespace === 'global') return highestBoost(node.args);
      if (node.name === 'references' && node.namespace === 'global')
        return node.args.every(isEmptyId) ? 0 : 1;
      break;
  }
  return 1;
};

const isSearchForNothing = (node: ExprNode): boolean => {
  if (node.type !== 'FuncCall' || node.namespace !== 'text' || node.name !== 'query') return false;
  const [text] = node.args;
  return text?.type === 'Value' && typeof text.value === 'string' && parseTextQuery(text.value).length === 0;
};

const highestBoost = ([predicate, amount]: ExprNode[]): number =>
  predicate && amount?.type === 'Value' && typeof amount.value === 'number'
    ? highestScoreOf(predicate) + Math.max(0, amount.value)
    : Number.POSITIVE_INFINITY;

/** No document has the id. */
const isEmptyId = (node: ExprNode): boolean => node.type === 'Value' && node.value === '';
