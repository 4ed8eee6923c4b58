import { isObject } from '../../values/values.ts';
import { attributeOf, elementsOfTraced, type Segment, type Traced } from './origin.ts';

/** Whether paths name array elements by position, or by key if they have one. */
export type SourceMapKind = 'index' | 'key';

type Mapping = {
  type: 'value';
  source: { type: 'documentValue'; document: number; path: number };
};

/** @see https://www.sanity.io/docs/content-source-maps */
export type SourceMap = {
  documents: Array<{ _id: string; _type: string }>;
  paths: string[];
  mappings: Record<string, Mapping>;
};

/** Numbers distinct items in the order of their first use. */
const createIndex = <Item>() => {
  const numbers = new Map<string, number>();
  const items: Item[] = [];
  return {
    items,
    numberOf: (key: string, item: Item): number => {
      const known = numbers.get(key);
      if (known !== undefined) return known;
      numbers.set(key, items.length);
      return items.push(item) - 1;
    },
  };
};

/** Maps each scalar of a result to the document and the path that it comes from. */
export const buildSourceMap = (traced: Traced, kind: SourceMapKind): SourceMap => {
  const documents = createIndex<{ _id: string; _type: string }>();
  const paths = createIndex<string>();
  const mappings: Record<string, Mapping> = {};

  const visit = (value: Traced, resultPath: string): void => {
    const elements = elementsOfTraced(value);
    if (elements) {
      for (const [index, element] of elements.entries()) visit(element, `${resultPath}[${index}]`);
    } else if (isObject(value.value)) {
      for (const name of Object.keys(value.value))
        visit(attributeOf(value, name), `${resultPath}${quoted(name)}`);
    } else if (value.origin?.kind === 'document' && value.value !== null) {
      const { document, path } = value.origin;
      const _id = String(document._originalId ?? document._id);
      const jsonPath = `$${path.map((segment) => segmentText(segment, kind)).join('')}`;
      mappings[resultPath] = {
        type: 'value',
        source: {
          type: 'documentValue',
          document: documents.numberOf(_id, { _id, _type: String(document._type) }),
          path: paths.numberOf(jsonPath, jsonPath),
        },
      };
    }
  };

  visit(traced, '$');
  return { documents: documents.items, paths: paths.items, mappings };
};

const escapes: Record<string, string> = { '\f': '\\f', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

const quoted = (name: string): string =>
  `['${name.replace(/[\f\n\r\t'\\]/g, (character) => escapes[character] ?? `\\${character}`)}']`;

const segmentText = (segment: Segment, kind: SourceMapKind): string => {
  if (typeof segment === 'string') return quoted(segment);
  return kind === 'key' && segment.key !== null
    ? `[?(@._key=='${segment.key.replace(/['\\]/g, '\\$&')}')]`
    : `[${segment.index}]`;
};
