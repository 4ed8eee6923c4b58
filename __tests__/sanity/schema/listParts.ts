import { globSync, readFileSync } from 'node:fs';
import { type ESTree, parseSync, Visitor } from 'rolldown/utils';

/**
 * Prints as JSON each object of the schema that stands in lists, and whether its preview has a title before anything is
 * written. A separate program, because Jest cannot load the parser, nor Sanity’s packages.
 *
 *     node listParts.ts
 */
export type Part = { name: string; hasTitle: boolean };

const propertyOf = (given: ESTree.Node | undefined, name: string): ESTree.Node | undefined => {
  if (given?.type !== 'ObjectExpression') return undefined;
  return given.properties.flatMap((property) =>
    property.type === 'Property' && property.key.type === 'Identifier' && property.key.name === name
      ? [property.value]
      : [],
  )[0];
};

const textOf = (node: ESTree.Node | undefined): unknown => (node?.type === 'Literal' ? node.value : null);

/** Returns true if the title of a preview has a value when its object has none. */
const hasTitle = (preview: ESTree.Node | undefined): boolean => {
  if (preview?.type === 'Identifier') return preview.name === 'picturePreview';
  const prepare = propertyOf(preview, 'prepare');
  if (prepare?.type !== 'ArrowFunctionExpression') return false;
  const body = prepare.body.type === 'ParenthesizedExpression' ? prepare.body.expression : prepare.body;
  const title = propertyOf(body, 'title');
  return title !== undefined && title.type !== 'Identifier';
};

/** The objects of a source that stand in lists: named types, and members of an array with fields of their own. */
const partsIn = (file: string): Part[] => {
  const { program, errors } = parseSync(file, readFileSync(file, 'utf8'));
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]?.message}`);
  const parts: Part[] = [];
  const read = ({ callee, arguments: [given] }: ESTree.CallExpression): void => {
    if (callee.type !== 'Identifier' || given?.type === 'SpreadElement') return;
    const isType = callee.name === 'defineType' && textOf(propertyOf(given, 'type')) === 'object';
    const isMember = callee.name === 'defineArrayMember' && propertyOf(given, 'fields') !== undefined;
    const name = textOf(propertyOf(given, 'name')) ?? textOf(propertyOf(given, 'title'));
    if (isType || isMember)
      parts.push({ name: `${file}: ${name}`, hasTitle: hasTitle(propertyOf(given, 'preview')) });
  };
  new Visitor({ CallExpression: read }).visit(program);
  return parts;
};

console.log(JSON.stringify(globSync('sanity/schema/**/*.ts').flatMap(partsIn)));
