/**
 * Visits the nodes below a root in document order, without recursion: the depth of outside markup has no bound.
 *
 * @param enter returns false if the node's children are not visited. Its `leave` is then not called.
 */
export const walkTree = (
  root: Node,
  enter: (node: Node) => boolean,
  leave: (node: Node) => void = () => undefined,
): void => {
  let node: Node | null = root.firstChild;
  while (node) {
    const isEntered = enter(node);
    if (isEntered && node.firstChild) {
      node = node.firstChild;
      continue;
    }
    if (isEntered) leave(node);
    while (node && !node.nextSibling) {
      node = node.parentNode;
      if (!node || node === root) return;
      leave(node);
    }
    node = node?.nextSibling ?? null;
  }
};

export const isElement = (node: Node): node is Element => node.nodeType === 1;
export const isText = (node: Node): boolean => node.nodeType === 3;
