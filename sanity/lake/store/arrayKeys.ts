import { randomBytes } from 'node:crypto';

/** Six bytes tell the elements of one array apart. */
const newKey = (): string => randomBytes(6).toString('hex');

/** A copy in which each object in an array has a `_key`, as the parameter `autoGenerateArrayKeys` asks. */
export const withArrayKeys = <Value>(value: Value): Value => addKeys(value, false) as Value;

const addKeys = (value: unknown, isElement: boolean): unknown => {
  if (Array.isArray(value)) return value.map((element) => addKeys(element, true));
  if (typeof value !== 'object' || value === null) return value;
  const copy = Object.fromEntries(Object.entries(value).map(([name, item]) => [name, addKeys(item, false)]));
  return isElement && typeof copy._key !== 'string' ? { _key: newKey(), ...copy } : copy;
};
