import type { ExprNode } from '../parse/nodes.ts';
import { LazyRows, type ObjectValue } from '../values/values.ts';
import { compile } from './compile.ts';
import { type Context, type DocumentSource, Scope } from './scope.ts';

/**
 * A filter that looks at one document alone: to it the dataset is empty, and references lead nowhere.
 *
 * @param spend is called for what is looked at, and may throw.
 */
export type DocumentFilter = (document: ObjectValue, identity: string, spend?: Context['spend']) => boolean;

const unbounded = (): void => {};

const nothing: DocumentSource = {
  all: () => new LazyRows(() => [].values()),
  where: () => nothing.all(),
  find: () => null,
  count: () => 0,
  top: () => null,
};

/** @throws Error when the expression asks for what the lake does not have. */
export const compileDocumentFilter = (node: ExprNode): DocumentFilter => {
  const evaluate = compile(node);
  return (document, identity, spend = unbounded) => {
    const context: Context = {
      source: nothing,
      now: new Date(),
      identity,
      projectId: '',
      dataset: '',
      spend,
    };
    return evaluate(new Scope(document, null, context)) === true;
  };
};
