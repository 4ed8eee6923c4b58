import type { ExprNode, ObjectAttributeNode, ObjectNode } from '../nodes.ts';
import type { Parser } from './Parser.ts';
import { takeString } from './scan/strings.ts';

/** Reads `{…}`, from its opening brace. */
export const parseObject = (parser: Parser): ObjectNode => {
  const { scanner } = parser;
  scanner.take('{');
  const attributes: ObjectAttributeNode[] = [];
  while (!scanner.isAt('}')) {
    attributes.push(parseAttribute(parser));
    if (!scanner.take(',')) break;
  }
  scanner.expect('}', 'or "," after an attribute');
  return { type: 'Object', attributes };
};

const parseAttribute = (parser: Parser): ObjectAttributeNode => {
  const { scanner } = parser;
  if (scanner.take('...')) {
    const isOfThis = scanner.isAt('}') || scanner.isAt(',');
    return { type: 'ObjectSplat', value: isOfThis ? { type: 'This' } : parser.expression() };
  }
  const start = scanner.position;
  const text = takeString(scanner);
  if (text !== null && scanner.take(':')) {
    return { type: 'ObjectAttributeValue', name: text, value: parser.expression() };
  }
  const value = text === null ? parser.expression() : parser.rest({ type: 'Value', value: text });
  if (scanner.take('=>')) {
    return { type: 'ObjectConditionalSplat', condition: value, value: parser.expression() };
  }
  const name = nameOf(value) ?? scanner.fail('this attribute needs a name: {"name": …}', start);
  return { type: 'ObjectAttributeValue', name, value };
};

/** The name of the attribute that an expression without a name gets: `a` for `{a}`, `{a->}` and `{a[0]{b}}`. */
const nameOf = (node: ExprNode): string | null => {
  switch (node.type) {
    case 'AccessAttribute':
      return node.base ? null : node.name;
    case 'AccessElement':
    case 'ArrayCoerce':
    case 'Deref':
    case 'Filter':
    case 'FlatMap':
    case 'Group':
    case 'Map':
    case 'PipeFuncCall':
    case 'Projection':
    case 'Slice':
      return nameOf(node.base);
    default:
      return null;
  }
};
