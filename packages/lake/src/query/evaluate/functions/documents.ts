import { publishedIdOf } from '../../../documents/ids.ts';
import { isObject } from '../../values/values.ts';
import type { FunctionCompiler, Namespace } from './FunctionCompiler.ts';
import { hasReference } from './hasReference.ts';

/** `dataset:<project>.<dataset>:<id>` */
const globalReference = /^dataset:([^.:]+)\.([^.:]+):(.+)$/;

/** Only this dataset can be looked into; the lake has no references between datasets. */
const get: FunctionCompiler = ([node], compile) => {
  const reference = node ? compile(node) : () => null;
  return (scope) => {
    const value = reference(scope);
    const [, project, dataset, id] = (typeof value === 'string' && globalReference.exec(value)) || [];
    const { projectId, dataset: ownDataset, source } = scope.context;
    return id !== undefined && project === projectId && dataset === ownDataset ? source.find(id) : null;
  };
};

/** How many documents refer to this one, under the id that it is published under. */
const incomingRefCount: FunctionCompiler = () => (scope) => {
  const { value } = scope;
  if (!isObject(value) || typeof value._id !== 'string') return null;
  const { source } = scope.context;
  const id = publishedIdOf(value._id);
  const known = { condition: { kind: 'references' as const, ids: [id] }, isExact: true };
  const counted = source.count(known);
  if (counted !== null) return counted;
  const ids = new Set<unknown>([id]);
  return Array.from(source.where(known)).filter((document) => hasReference(document, ids)).length;
};

const incomingGlobalDocumentReferenceCount: FunctionCompiler = () => (scope) =>
  (isObject(scope.value) && scope.value._incomingGDRCount) || null;

export const documents: Namespace = { get, incomingRefCount, incomingGlobalDocumentReferenceCount };

/** Nobody has attributes here: accounts of the lake hold none. */
export const user: Namespace = { attributes: () => () => ({}) };

/** No media library stands beside the lake: no asset has aspects. */
export const media: Namespace = { aspect: () => () => null };
