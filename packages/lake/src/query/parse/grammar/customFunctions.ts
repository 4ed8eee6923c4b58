import type { ExprNode, FuncCallNode, ParameterNode } from '../nodes.ts';
import { arityOf, arityProblem, unknownFunctionMessage } from './functionTable.ts';
import type { Parser } from './Parser.ts';
import type { Scanner } from './scan/Scanner.ts';

type Span = { start: number; end: number };

type Declaration = Span & { body: ExprNode; state: 'read' | 'resolving' | 'resolved'; nodes: number };

/**
 * As many as a query of the maximum length has. Calls of calls grow exponentially: each may call the next one twice.
 */
const maxExpandedNodes = 50_000;

const nameOf = ({ namespace, name }: Pick<FuncCallNode, 'namespace' | 'name'>): string =>
  `${namespace}::${name}`;

/** The functions that a query declares before its expression: `fn namespace::name($a) = $a{…};`. */
export class CustomFunctions {
  readonly #scanner: Scanner;
  readonly #declared = new Map<string, Declaration>();
  /** Calls in bodies of functions that may be declared later. */
  readonly #unresolvedCalls: Array<{ call: FuncCallNode } & Span> = [];
  #isDeclaring = false;
  #expandedNodes = 0;

  constructor(scanner: Scanner) {
    this.#scanner = scanner;
  }

  /** Reads all declarations. */
  declareAll(parser: Parser): void {
    this.#isDeclaring = true;
    for (let name = takeHead(this.#scanner); name; name = takeHead(this.#scanner)) {
      this.#declare(parser, name);
    }
    this.#isDeclaring = false;
    for (const { call, start, end } of this.#unresolvedCalls) {
      if (!this.#declared.has(nameOf(call)))
        this.#scanner.fail(unknownFunctionMessage(call.namespace, call.name), start, end);
    }
    for (const [name, declaration] of this.#declared) this.#resolve(name, declaration);
  }

  /**
   * Returns the body of the called function with the argument in place of the parameter; null if the function is not
   * declared. Inside declarations it returns the call itself, which is resolved once all declarations are read.
   */
  expand(call: FuncCallNode, start: number): ExprNode | null {
    if (this.#isDeclaring) {
      if (arityOf(call.namespace, call.name)) return null;
      this.#unresolvedCalls.push({ call, start, end: this.#scanner.end });
      return call;
    }
    const declaration = this.#declared.get(nameOf(call));
    return declaration ? this.#expandTo(call, declaration, { start, end: this.#scanner.end }) : null;
  }

  #declare(parser: Parser, name: string): void {
    parser.ownParameter = readParameter(this.#scanner);
    const { position: start } = this.#scanner;
    const body = parser.expression();
    parser.ownParameter = null;
    const { end } = this.#scanner;
    this.#scanner.expect(';', 'after the function');
    const parts = partsOf(body);
    if (!parts)
      this.#scanner.fail('the body of a function must be a projection of its parameter', start, end);
    const problem = problemIn(parts.expr, 0);
    if (problem !== null) this.#scanner.fail(problem, start, end);
    this.#declared.set(name, { body, start, end, state: 'read', nodes: 0 });
  }

  /** Expands the calls in a body. */
  #resolve(name: string, declaration: Declaration): void {
    const { state, start, end } = declaration;
    if (state === 'resolved') return;
    if (state === 'resolving') this.#scanner.fail(`the function ${name}() calls itself`, start, end);
    declaration.state = 'resolving';
    const before = this.#expandedNodes;
    declaration.body = this.#resolveNode(declaration.body, declaration) as ExprNode;
    declaration.nodes = this.#expandedNodes - before;
    declaration.state = 'resolved';
  }

  #resolveNode(node: unknown, within: Declaration): unknown {
    if (Array.isArray(node)) return node.map((inner) => this.#resolveNode(inner, within));
    if (!isNode(node) || node.type === 'Value') return node;
    this.#spend(1, within);
    const inner = Object.fromEntries(
      Object.entries(node).map(([name, value]) => [name, this.#resolveNode(value, within)]),
    ) as unknown as ExprNode;
    if (inner.type !== 'FuncCall') return inner;
    const name = nameOf(inner);
    const declaration = this.#declared.get(name);
    if (!declaration) return inner;
    this.#resolve(name, declaration);
    return this.#expandTo(inner, declaration, within);
  }

  #expandTo({ name, args }: FuncCallNode, { body, nodes }: Declaration, span: Span): ExprNode {
    const problem = arityProblem(name, { min: 1, max: 1 }, args.length);
    if (problem !== null) this.#scanner.fail(problem, span.start, span.end);
    this.#spend(nodes, span);
    const [argument] = args;
    return (argument && partsOf(body)?.withBase(argument)) ?? body;
  }

  #spend(nodes: number, { start, end }: Span): void {
    this.#expandedNodes += nodes;
    if (this.#expandedNodes > maxExpandedNodes)
      this.#scanner.fail(
        `the functions of the query expand to more than ${maxExpandedNodes} nodes`,
        start,
        end,
      );
  }
}

/** Reads `fn namespace::name`; null for anything else, such as an attribute named `fn`. */
const takeHead = (scanner: Scanner): string | null =>
  scanner.attempt(() => {
    if (scanner.takeIdentifier() !== 'fn') return null;
    const namespace = scanner.takeIdentifier();
    if (namespace === null || !scanner.take('::')) return null;
    return nameOf({ namespace, name: scanner.expectIdentifier('the name of the function') });
  });

/** Reads `($name) =`. */
const readParameter = (scanner: Scanner): string => {
  scanner.expect('(', 'after the name of the function');
  scanner.expect('$', 'before the name of the parameter');
  const name = scanner.expectIdentifier('the name of the parameter');
  scanner.expect(')', 'after the parameter: a function has one');
  scanner.expect('=', 'before the body of the function');
  return name;
};

/** The projection of a body, and a function that gives the body with another base in place of the parameter. */
type Parts = { expr: ExprNode; withBase(base: ExprNode): ExprNode };

const isParameter = (node: ExprNode): node is ParameterNode => node.type === 'Parameter';

/** The parts of `$a{…}`, `$a->{…}`, `$a[]{…}` and `$a[]->{…}`; null for any other body. */
const partsOf = (body: ExprNode): Parts | null => {
  if (body.type !== 'Projection' && body.type !== 'Map') return null;
  const { base: head, expr } = body;
  if (body.type === 'Projection' && isParameter(head))
    return { expr, withBase: (base) => ({ ...body, base }) };
  const isWrapped = body.type === 'Projection' ? head.type === 'Deref' : head.type === 'ArrayCoerce';
  if (!isWrapped || !('base' in head) || !head.base || !isParameter(head.base)) return null;
  return { expr, withBase: (base) => ({ ...body, base: { ...head, base } as ExprNode }) };
};

/**
 * The message about something that a body may not contain; null if there is nothing.
 *
 * @param levels number of scopes between the projection and the node.
 */
const problemIn = (node: unknown, levels: number): string | null => {
  if (Array.isArray(node)) return firstProblem(node, levels);
  if (!isNode(node) || node.type === 'Value') return null;
  switch (node.type) {
    case 'Parameter':
      return `the parameter $${node.name} may only be used before the projection of a function`;
    case 'Parent':
      return node.n > levels ? 'in a function, "^" may not refer to a scope outside its projection' : null;
    case 'Filter':
    case 'Projection':
      return problemIn(node.base, levels) ?? problemIn(node.expr, levels + 1);
    default:
      return firstProblem(Object.values(node), levels);
  }
};

const firstProblem = (nodes: unknown[], levels: number): string | null => {
  for (const node of nodes) {
    const problem = problemIn(node, levels);
    if (problem !== null) return problem;
  }
  return null;
};

const isNode = (node: unknown): node is ExprNode =>
  typeof node === 'object' && node !== null && 'type' in node;
