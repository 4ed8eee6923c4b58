/**
 * A reference to something unpublished is weak until its document is published. Then `_strengthenOnPublish`
 * goes, and with it the weakness, unless the schema wants a weak one.
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
