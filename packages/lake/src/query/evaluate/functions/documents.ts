import { publishedIdOf } from '../../../documents/ids.ts';
import { isObject } from '../../values/values.ts';
import type { FunctionCompiler, Namespace } from './define/FunctionCompiler.ts';
import { hasReference } from './hasReference.ts';

/** `dataset:<project>.<dataset>:<id>` */
const globalReference = /^dataset:([^.:]+)\.([^.:]+):(.+)$/;

/** Finds documents of this dataset only: the lake does not follow references to other datasets. */
const get: FunctionCompiler = ([node], compile) => {
  const reference = node ? compile(node) : () => null;
  return (scope) => {
    const value = reference(scope);
    const [, project, dataset, id] = (typeof value === 'string' && globalReference.exec(value)) || [];
    const { projectId, dataset: ownDataset, source } = scope.context;
    return id !== undefined && project === projectId && dataset === ownDataset ? source.find(id) : null;
  };
};

/** The number of documents that refer to the published id of this document. */
const incomingRefCount: FunctionCompiler = () => (scope) => {
  const { value } = scope;
  if (!isObject(value) || typeof value._id !== 'string') return null;
  const { source } = scope.context;
  const id = publishedIdOf(value._id);
  const referring = { condition: { kind: 'references' as const, ids: [id] }, isExact: true };
  const counted = source.count(referring);
  if (counted !== null) return counted;
  const ids = new Set<unknown>([id]);
  return Array.from(source.where(referring)).filter((document) => hasReference(document, ids)).length;
};

const incomingGlobalDocumentReferenceCount: FunctionCompiler = () => (scope) =>
  (isObject(scope.value) && scope.value._incomingGDRCount) || null;

export const documents: Namespace = { get, incomingRefCount, incomingGlobalDocumentReferenceCount };

/** The lake's accounts have no attributes. */
export const user: Namespace = { attributes: () => () => ({}) };

/** The lake has no media library, so no asset has aspects. */
export const media: Namespace = { aspect: () => () => null };
