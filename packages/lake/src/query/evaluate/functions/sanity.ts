import { publishedIdOf } from '../../../documents/ids.ts';
import { isObject } from '../../values/values.ts';
import type { FunctionCompiler, Namespace } from './define/FunctionCompiler.ts';

/** The id that a document is stored under. Perspectives may show it with its published id. */
const storedId = (document: unknown): string | null => {
  if (!isObject(document)) return null;
  const id = document._originalId ?? document._id;
  return typeof id === 'string' ? id : null;
};

const ofStoredId =
  (holds: (id: string, argument: string) => boolean): FunctionCompiler =>
  ([node], compile) => {
    const argument = node ? compile(node) : () => null;
    return (scope) => {
      const [id, value] = [storedId(scope.value), argument(scope)];
      return id === null || typeof value !== 'string' ? null : holds(id, value);
    };
  };

/** Clients may write variants; the lake itself creates none. */
const partOfVariant: FunctionCompiler = ([node], compile) => {
  const argument = node ? compile(node) : () => null;
  return (scope) => {
    const [document, name] = [scope.value, argument(scope)];
    if (!isObject(document) || typeof name !== 'string') return null;
    const variant = isObject(document._system) ? document._system.variant : null;
    return isObject(variant) && variant._ref === `_.variants.${name}`;
  };
};

export const sanity: Namespace = {
  projectId: () => (scope) => scope.context.projectId,
  dataset: () => (scope) => scope.context.dataset,
  versionOf: ofStoredId((id, published) => publishedIdOf(id) === published),
  partOfVariant,
  partOfRelease: ofStoredId((id, release) => id.startsWith(`versions.${release}.`)),
};

export const releases: Namespace = {
  all: () => (scope) =>
    Array.from(scope.context.source.all()).filter(
      (document) => isObject(document) && document._type === 'system.release',
    ),
};
