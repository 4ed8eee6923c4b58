import type { Dataset } from '../../../types/datasets.ts';
import { cacheMissingRows } from '../../plan/missingRows.ts';
import type { QueriedDataset } from '../runQuery.ts';

const queriedDatasets = new WeakMap<Dataset, QueriedDataset>();

/** The parts of a dataset that queries need. One object per dataset; commits keep it up to date. */
export const queriedDatasetOf = (dataset: Dataset): QueriedDataset => {
  const known = queriedDatasets.get(dataset);
  if (known) return known;
  const { project, name, db, get } = dataset;
  const queried: QueriedDataset = { project, name, db, get, findMissing: cacheMissingRows(dataset) };
  queriedDatasets.set(dataset, queried);
  return queried;
};
