import { isObject } from '../../values/values.ts';

/** Whether a value contains a reference to one of the ids at any depth. It does not search inside references. */
export const hasReference = (value: unknown, ids: Set<unknown>): boolean => {
  if (Array.isArray(value)) return value.some((element) => hasReference(element, ids));
  if (!isObject(value)) return false;
  if (Object.hasOwn(value, '_ref')) return ids.has(value._ref);
  return Object.values(value).some((inner) => hasReference(inner, ids));
};
