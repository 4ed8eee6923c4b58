import type { Condition } from '../../plan/condition.ts';

/**
 * Whether the lookup of a condition finds only documents in the visible classes. Lookups of attributes do; lookups of
 * ids and texts search all classes.
 */
export const isWithinVisibility = (condition: Condition): boolean => {
  switch (condition.kind) {
    case 'values':
    case 'range':
    case 'references':
      return true;
    case 'and':
      return condition.parts.some((part) => isWithinVisibility(part) && !testsTypes(part));
    case 'or':
      return condition.parts.every(isWithinVisibility);
    default:
      return false;
  }
};

/**
 * Whether a condition tests types. Next to other conditions, a type is tested on their rows, of any visibility class.
 */
const testsTypes = (condition: Condition): boolean => {
  if (condition.kind === 'and' || condition.kind === 'or') return condition.parts.some(testsTypes);
  return condition.kind === 'values' && condition.path === '_type';
};
