import { TextQuery } from '../../values/values.ts';
import type { Namespace } from './functions.ts';
import { ofValues } from './ofValues.ts';

export const text: Namespace = {
  semanticSimilarity: () => {
    throw new Error('text::semanticSimilarity() needs embeddings, and this dataset has none');
  },
  query: ofValues((words) => (typeof words === 'string' ? new TextQuery(words) : null)),
};
