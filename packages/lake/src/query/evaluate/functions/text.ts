import { TextQuery } from '../../values/values.ts';
import type { Namespace } from './FunctionCompiler.ts';
import { ofValues } from './ofValues.ts';

export const text: Namespace = {
  query: ofValues((words) => (typeof words === 'string' ? new TextQuery(words) : null)),
};
