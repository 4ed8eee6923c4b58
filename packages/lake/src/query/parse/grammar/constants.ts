import type { ExprNode, OpCallNode } from '../nodes.ts';

/**
 * Longer texts are not names of attributes. They are concatenated at evaluation, where the size of values is bounded.
 */
const maxTextCharacters = 10_000;

const numeric: Partial<Record<OpCallNode['op'], (left: number, right: number) => number>> = {
  '+': (left, right) => left + right,
  '-': (left, right) => left - right,
  '*': (left, right) => left * right,
  '/': (left, right) => left / right,
  '%': (left, right) => left % right,
  '**': (left, right) => left ** right,
};

/** The number or text of a constant expression; null for any other expression. */
export const constantOf = (node: ExprNode): number | string | null => {
  switch (node.type) {
    case 'Group':
      return constantOf(node.base);
    case 'Value': {
      const { value } = node;
      return isFiniteNumber(value) || isShortText(value) ? value : null;
    }
    case 'Pos':
    case 'Neg': {
      const value = constantOf(node.base);
      return typeof value === 'number' ? value * (node.type === 'Neg' ? -1 : 1) : null;
    }
    case 'OpCall':
      return constantOfCall(node);
    default:
      return null;
  }
};

const constantOfCall = ({ op, left, right }: OpCallNode): number | string | null => {
  const calculate = numeric[op];
  if (!calculate) return null;
  const [one, other] = [constantOf(left), constantOf(right)];
  if (typeof one === 'number' && typeof other === 'number') {
    const value = calculate(one, other);
    return isFiniteNumber(value) ? value : null;
  }
  if (op !== '+' || typeof one !== 'string' || typeof other !== 'string') return null;
  const text = one + other;
  return isShortText(text) ? text : null;
};

const isFiniteNumber = (value: unknown): value is number =>
  typeof value === 'number' && Number.isFinite(value);

const isShortText = (value: unknown): value is string =>
  typeof value === 'string' && value.length <= maxTextCharacters;
