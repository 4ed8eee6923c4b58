import { isObject, LazyRows, type ObjectValue, type Rows } from '../../values/values.ts';
import type { DocumentSource } from '../scope.ts';

/** A source that notes each document that it gives. */
export const rememberDocuments = (source: DocumentSource, documents: WeakSet<object>): DocumentSource => {
  const known = <Value extends ObjectValue | null>(document: Value): Value => {
    if (document) documents.add(document);
    return document;
  };
  const knownRows = (rows: Rows): Rows =>
    new LazyRows(function* () {
      for (const row of rows) yield isObject(row) ? known(row) : row;
    });
  return {
    all: () => knownRows(source.all()),
    find: (id) => known(source.find(id)),
    where: (condition) => knownRows(source.where(condition)),
    count: (condition) => source.count(condition),
    top: (condition, order, slice) => {
      const found = source.top(condition, order, slice);
      for (const document of found?.documents ?? []) known(document);
      return found;
    },
  };
};
