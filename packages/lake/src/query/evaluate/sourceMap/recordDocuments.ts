import { isObject, LazyRows, type ObjectValue, type Rows } from '../../values/values.ts';
import type { DocumentSource } from '../scope.ts';

/** Wraps a source and adds each document that it returns to `documents`. */
export const recordDocuments = (source: DocumentSource, documents: WeakSet<object>): DocumentSource => {
  const recorded = <Value extends ObjectValue | null>(document: Value): Value => {
    if (document) documents.add(document);
    return document;
  };
  const recordedRows = (rows: Rows): Rows =>
    new LazyRows(function* () {
      for (const row of rows) yield isObject(row) ? recorded(row) : row;
    });
  return {
    all: () => recordedRows(source.all()),
    find: (id) => recorded(source.find(id)),
    where: (condition) => recordedRows(source.where(condition)),
    count: (condition) => source.count(condition),
    top: (condition, order, slice) => {
      const found = source.top(condition, order, slice);
      for (const document of found?.documents ?? []) recorded(document);
      return found;
    },
  };
};
