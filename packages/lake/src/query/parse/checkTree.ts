import type { ExprNode } from 'groq-js';

/** Functions that take a set number of arguments, which groq-js leaves unchecked. */
const argumentCounts: Record<string, number> = {
  'geo::latLng': 2,
  'geo::contains': 2,
  'geo::intersects': 2,
  'geo::distance': 2,
  'global::geo': 1,
  'global::pt': 1,
  'documents::get': 1,
  'documents::incomingRefCount': 0,
  'documents::incomingGlobalDocumentReferenceCount': 0,
  'sanity::partOfVariant': 1,
  'sanity::projectId': 0,
  'sanity::dataset': 0,
};

/**
 * What the specification calls an error and groq-js accepts.
 *
 * @throws Error that says what is wrong.
 */
export const checkTree = (node: unknown): void => {
  if (Array.isArray(node)) for (const inner of node) checkTree(inner);
  else if (isNode(node) && node.type !== 'Value') {
    checkNode(node);
    for (const inner of Object.values(node)) checkTree(inner);
  }
};

const isNode = (node: unknown): node is ExprNode =>
  typeof node === 'object' && node !== null && 'type' in node;

const checkNode = (node: ExprNode): void => {
  if (node.type === 'FuncCall') {
    const name = `${node.namespace}::${node.name}`;
    const count = argumentCounts[name];
    if (count !== undefined && node.args.length !== count) {
      throw new Error(`${name}() takes ${count} arguments, not ${node.args.length}`);
    }
  }
  if (node.type === 'PipeFuncCall' && node.name === 'score' && !isScorable(node.base)) {
    throw new Error('score() takes documents as they are: filter them first, project them afterwards');
  }
};

/** Documents, filtered, sliced, ordered or scored: what score() can look up. */
const isScorable = (node: ExprNode): boolean => {
  switch (node.type) {
    case 'Everything':
      return true;
    case 'Filter':
    case 'Slice':
    case 'Group':
    case 'ArrayCoerce':
    case 'PipeFuncCall':
      return isScorable(node.base);
    default:
      return false;
  }
};
