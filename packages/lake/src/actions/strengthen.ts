/**
 * A reference to an unpublished document is weak until the referring document is published. Then
 * `_strengthenOnPublish` is removed, and the reference becomes strong unless the schema wants a weak one.
 */
export const strengthen = <Value>(value: Value): Value => strengthenValue(value) as Value;

const strengthenValue = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(strengthenValue);
  if (typeof value !== 'object' || value === null) return value;
  if (!('_strengthenOnPublish' in value)) {
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, strengthenValue(item)]));
  }
  const { _strengthenOnPublish: wanted, ...reference } = value;
  if (isWeak(wanted)) return reference;
  const { _weak, ...strong } = reference as { _weak?: unknown };
  return strong;
};

const isWeak = (wanted: unknown): boolean =>
  typeof wanted === 'object' && wanted !== null && 'weak' in wanted && wanted.weak === true;
