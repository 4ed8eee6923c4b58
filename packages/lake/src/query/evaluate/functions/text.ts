import { TextQuery } from '../../values/values.ts';
import type { Namespace } from './define/FunctionCompiler.ts';
import { ofValues } from './define/ofValues.ts';

export const text: Namespace = {
  query: ofValues((words) => (typeof words === 'string' ? new TextQuery(words) : null)),
};
