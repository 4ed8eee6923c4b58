import { arrays } from './array.ts';
import { dateTimes } from './dateTime.ts';
import type { FunctionCompiler, Namespace } from './define/FunctionCompiler.ts';
import { diffs } from './diff.ts';
import { documents, media, user } from './documents.ts';
import { geo } from './geo/geo.ts';
import { globals } from './global.ts';
import { maths } from './math.ts';
import { portableText } from './portableText.ts';
import { releases, sanity } from './sanity.ts';
import { strings } from './string.ts';
import { text } from './text.ts';

const namespaces: Record<string, Namespace> = {
  global: globals,
  string: strings,
  array: arrays,
  math: maths,
  dateTime: dateTimes,
  diff: diffs,
  documents,
  geo,
  media,
  pt: portableText,
  sanity,
  releases,
  text,
  user,
};

/** @throws Error if the lake has no such function. */
export const findFunction = (namespace: string, name: string): FunctionCompiler => {
  const found = namespaces[namespace]?.[name];
  if (!found) throw new Error(`The function ${namespace}::${name}() does not exist`);
  return found;
};
