import { DateTime } from '../../values/values.ts';
import type { Namespace } from './define/FunctionCompiler.ts';

export const dateTimes: Namespace = {
  now: () => (scope) => new DateTime(scope.context.now.getTime()),
};
