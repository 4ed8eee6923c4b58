import type { ExprNode } from '../parse/nodes.ts';
import { LazyRows, type ObjectValue } from '../values/values.ts';
import { compile } from './compile.ts';
import { type Context, type DocumentSource, Scope } from './scope.ts';

/**
 * A filter over a single document. For the filter the dataset is empty, so references lead to null.
 *
 * @param spend called as `Context.spend`.
 */
export type DocumentFilter = (document: ObjectValue, identity: string, spend?: Context['spend']) => boolean;

const unbounded = (): void => {};

const emptySource: DocumentSource = {
  all: () => new LazyRows(() => [].values()),
  where: () => emptySource.all(),
  find: () => null,
  count: () => 0,
  top: () => null,
};

/** @throws Error if the expression uses something that the lake does not support. */
export const compileDocumentFilter = (node: ExprNode): DocumentFilter => {
  const evaluate = compile(node);
  return (document, identity, spend = unbounded) => {
    const context: Context = {
      source: emptySource,
      now: new Date(),
      identity,
      projectId: '',
      dataset: '',
      spend,
    };
    return evaluate(new Scope(document, null, context)) === true;
  };
};
