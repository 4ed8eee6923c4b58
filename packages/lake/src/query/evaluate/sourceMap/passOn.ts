import type { ExprNode, FuncCallNode, OpCallNode } from '../../parse/nodes.ts';
import { isObject } from '../../values/values.ts';
import { distinct } from '../functions/array.ts';
import { arrayFrom, elementsOfTraced, type Traced, TracedObject, untraced } from './origin.ts';

type Trace = (node: ExprNode) => Traced;

/** Traces calls and additions that return parts of their operands; null for those that compute a new value. */
export const passOn = (node: FuncCallNode | OpCallNode, trace: Trace): Traced | null => {
  if (node.type === 'OpCall') return node.op === '+' ? add(trace(node.left), trace(node.right)) : null;
  switch (`${node.namespace}::${node.name}`) {
    case 'global::coalesce':
      return firstOf(node.args, trace);
    case 'array::compact':
      return choose(node.args, trace, (elements) => elements.filter((element) => !isMissing(element)));
    case 'array::unique':
      return choose(node.args, trace, (elements) => distinct(elements, ({ value }) => value));
    default:
      return null;
  }
};

const isMissing = ({ value }: Traced): boolean => value === null || value === undefined;

const firstOf = (args: ExprNode[], trace: Trace): Traced => {
  for (const argument of args) {
    const traced = trace(argument);
    if (!isMissing(traced)) return traced;
  }
  return untraced(null);
};

const choose = ([argument]: ExprNode[], trace: Trace, chosen: (elements: Traced[]) => Traced[]): Traced => {
  const elements = argument ? elementsOfTraced(trace(argument)) : null;
  return elements ? arrayFrom(chosen(elements)) : untraced(null);
};

/** Concatenates arrays or merges objects; null for other values. */
const add = (left: Traced, right: Traced): Traced | null => {
  const [first, second] = [elementsOfTraced(left), elementsOfTraced(right)];
  if (first && second) return arrayFrom([...first, ...second]);
  if (!isObject(left.value) || !isObject(right.value)) return null;
  const object = new TracedObject();
  object.setAll(left);
  object.setAll(right);
  return object.traced();
};
