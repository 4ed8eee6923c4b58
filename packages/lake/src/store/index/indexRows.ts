import { publishedIdOf } from '../../documents/ids.ts';
import type { SanityDocument } from '../../types/documents.ts';
import { type Attribute, attributesOf, isIndexedValue, type Scalar } from './attributesOf.ts';
import { groupPath, longPath, overflowPath, referencePath } from './tables.ts';

export type AttributeRow = { path: string; value: Scalar };
export type CompositeRow = { path: string; value: string; sort: string; at: string };

/** The rows of a document in `attributes`. */
export const attributeRowsOf = (document: SanityDocument): AttributeRow[] => [
  ...attributesOf(document).map(rowOf),
  { path: groupPath, value: publishedIdOf(document._id) },
];

const rowOf = (attribute: Attribute): AttributeRow => {
  switch (attribute.kind) {
    case 'reference':
      return { path: referencePath, value: attribute.id };
    case 'long':
      return { path: longPath, value: attribute.path };
    case 'attribute':
      return attribute;
  }
};

/** Whether a path leads to the id of a reference. */
export const isReferencePath = (path: string): boolean => path === referencePath || path.endsWith('._ref');

const datePattern = /^\d{4}-\d{2}-\d{2}/;
/** The same pattern for SQLite. */
export const dateGlob = '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]*';

/** Whether a value is a date, with or without a time. `composites` is sorted by dates. */
export const isDate = (value: unknown): value is string =>
  typeof value === 'string' && datePattern.test(value) && isIndexedValue(value);

/** A document has a row for each combination of a reference and a sort value. */
const maxReferences = 100;

/**
 * The rows of a document in `composites`: its type sorted by each of its dates, and each reference sorted by each date
 * and by the id. A document with too many references has rows under `overflowPath` instead.
 */
export const compositeRowsOf = (document: SanityDocument): CompositeRow[] => {
  const rows = attributeRowsOf(document);
  const dates = rows.flatMap(({ path, value }) =>
    isDate(value) && !path.includes('[]') && !path.startsWith('*') ? [{ sort: path, at: value }] : [],
  );
  const sorts = [{ sort: '_id', at: document._id }, ...dates.filter(({ sort }) => sort !== '_updatedAt')];
  const references = rows.filter(
    (row): row is AttributeRow & { value: string } =>
      isReferencePath(row.path) && typeof row.value === 'string',
  );
  const byType = dates.map((date) => ({ path: '_type', value: document._type, ...date }));
  if (references.length > maxReferences)
    return [...byType, ...sorts.map((sort) => ({ path: overflowPath, value: '', ...sort }))];
  return [...byType, ...references.flatMap((reference) => sorts.map((sort) => ({ ...reference, ...sort })))];
};
