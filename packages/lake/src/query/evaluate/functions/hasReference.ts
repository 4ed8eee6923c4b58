import { isObject } from '../../values/values.ts';

/** Whether a value holds a reference to one of the ids, however deep; a reference is not looked into. */
export const hasReference = (value: unknown, ids: Set<unknown>): boolean => {
  if (Array.isArray(value)) return value.some((element) => hasReference(element, ids));
  if (!isObject(value)) return false;
  if (Object.hasOwn(value, '_ref')) return ids.has(value._ref);
  return Object.values(value).some((inner) => hasReference(inner, ids));
};
