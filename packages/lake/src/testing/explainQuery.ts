import { accessOfSystem } from '../accounts/access.ts';
import { libraryOf } from '../query/evaluate/dataset/queriedDataset.ts';
import { type Question, runQuery } from '../query/evaluate/runQuery.ts';
import type { Dataset } from '../types/datasets.ts';

/** A query's result, the steps that led to it, and how many elements were looked at on the way. */
export const explainQuery = (dataset: Dataset, question: Question) => {
  let looked = 0;
  const { result, steps } = runQuery(libraryOf(dataset), accessOfSystem, question, (elements = 1) => {
    looked += elements;
  });
  return { result, steps, looked };
};
