import { type ESTree, parseSync, Visitor, type VisitorObject } from 'rolldown/utils';

/** A regular expression of a source file. `pattern` is null if it is built from values that are not constants. */
export type WrittenPattern = { line: number; text: string; pattern: string | null; flags: string };

/** String methods that convert a string argument to a pattern. */
const methodsThatCompile = new Set(['match', 'matchAll', 'search']);

/**
 * Every regular expression of a source: literals, and calls of `RegExp` with constants of the file.
 *
 * @throws if the source cannot be parsed.
 */
export const readPatterns = (fileName: string, source: string): WrittenPattern[] => {
  const { program, errors } = parseSync(fileName, source);
  if (errors.length > 0) throw new Error(`${fileName}: ${errors[0]?.message}`);
  const constants = constantsOf(program);
  const found: WrittenPattern[] = [];
  const add = (at: { start: number; end: number }, pattern: string | null, flags: string) =>
    found.push({
      line: source.slice(0, at.start).split('\n').length,
      text: source.slice(at.start, at.end),
      pattern,
      flags,
    });
  const readLiteral: VisitorObject['Literal'] = (node) => {
    if ('regex' in node) add(node, node.regex.pattern, node.regex.flags);
  };
  const readCall = (node: ESTree.CallExpression | ESTree.NewExpression) => {
    const [first, second] = node.arguments;
    const { callee } = node;
    if (isRegExp(callee)) {
      const isCopy = first?.type === 'Literal' && 'regex' in first;
      if (!isCopy) add(node, textOf(first, constants), textOf(second, constants) ?? '');
    } else if (
      callee.type === 'MemberExpression' &&
      callee.property.type === 'Identifier' &&
      methodsThatCompile.has(callee.property.name) &&
      first &&
      isText(first)
    )
      add(node, textOf(first, constants), '');
  };
  new Visitor({
    Literal: readLiteral,
    NewExpression: readCall,
    CallExpression: readCall,
  }).visit(program);
  return found;
};

/** `RegExp`, `globalThis.RegExp` and the like. */
const isRegExp = (callee: ESTree.Expression): boolean =>
  (callee.type === 'Identifier' && callee.name === 'RegExp') ||
  (callee.type === 'MemberExpression' &&
    callee.property.type === 'Identifier' &&
    callee.property.name === 'RegExp');

const isText = ({ type, ...node }: ESTree.Argument): boolean =>
  type === 'TemplateLiteral' ||
  type === 'TaggedTemplateExpression' ||
  type === 'BinaryExpression' ||
  (type === 'Literal' && 'value' in node && typeof node.value === 'string');

type Constants = ReadonlyMap<string, ESTree.Expression>;

/** The constants of the file's top level, by name. */
const constantsOf = ({ body }: ESTree.Program): Constants =>
  new Map(
    body
      .map((node) => (node.type === 'ExportNamedDeclaration' ? node.declaration : node))
      .flatMap((node) =>
        node?.type === 'VariableDeclaration' && node.kind === 'const' ? node.declarations : [],
      )
      .flatMap(({ id, init }) => (id.type === 'Identifier' && init ? [[id.name, init] as const] : [])),
  );

/** The string value of an expression; null if it is not constant. */
const textOf = (
  node: ESTree.Argument | ESTree.Expression | undefined,
  constants: Constants,
): string | null => {
  if (node?.type === 'Literal') return typeof node.value === 'string' ? node.value : null;
  if (node?.type === 'Identifier') return textOf(constants.get(node.name), constants);
  if (node?.type === 'TemplateLiteral') return textOfTemplate(node, constants, 'cooked');
  if (node?.type === 'TaggedTemplateExpression')
    return isRaw(node.tag) ? textOfTemplate(node.quasi, constants, 'raw') : null;
  return null;
};

const isRaw = (tag: ESTree.Expression): boolean =>
  tag.type === 'MemberExpression' && tag.property.type === 'Identifier' && tag.property.name === 'raw';

const textOfTemplate = (
  { quasis, expressions }: ESTree.TemplateLiteral,
  constants: Constants,
  spelling: 'cooked' | 'raw',
): string | null => {
  const values = expressions.map((expression) => textOf(expression, constants));
  if (values.includes(null)) return null;
  return quasis.map(({ value }, index) => `${value[spelling]}${values[index] ?? ''}`).join('');
};
