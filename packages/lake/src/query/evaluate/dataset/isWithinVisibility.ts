import type { Condition } from '../../plan/condition.ts';

/**
 * Whether a lookup finds only what the perspective reads. Ids and texts are looked up in all visibility classes;
 * attributes only in those that are visible.
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

/** Beside other conditions a type is tested on the row that these found, whatever its visibility class. */
const testsTypes = (condition: Condition): boolean => {
  if (condition.kind === 'and' || condition.kind === 'or') return condition.parts.some(testsTypes);
  return condition.kind === 'values' && condition.path === '_type';
};
