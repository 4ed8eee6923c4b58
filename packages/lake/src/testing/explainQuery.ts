import { accessOfSystem } from '../accounts/access.ts';
import { queriedDatasetOf } from '../query/evaluate/dataset/queriedDataset.ts';
import { type Question, runQuery } from '../query/evaluate/runQuery.ts';
import type { Dataset } from '../types/datasets.ts';

/** Runs a query. Returns its result, its steps and its cost in elements. */
export const explainQuery = (dataset: Dataset, question: Question) => {
  let cost = 0;
  const { result, steps } = runQuery(queriedDatasetOf(dataset), accessOfSystem, question, (elements = 1) => {
    cost += elements;
  });
  return { result, steps, cost };
};
