import type { Dataset } from '../../../types/datasets.ts';
import { rememberMissingRows } from '../../plan/missingRows.ts';
import type { Library } from '../runQuery.ts';

const libraries = new WeakMap<Dataset, Library>();

/** What queries need of a dataset, kept up to date by its commits. */
export const libraryOf = (dataset: Dataset): Library => {
  const known = libraries.get(dataset);
  if (known) return known;
  const { project, name, db, get } = dataset;
  const library: Library = { project, name, db, get, findMissing: rememberMissingRows(dataset) };
  libraries.set(dataset, library);
  return library;
};
