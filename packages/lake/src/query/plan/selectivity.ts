import type { Condition } from './condition.ts';

/** Whether a condition only tests for missing values. Finding these documents takes as long as reading all. */
export const isNegative = (condition: Condition): boolean => {
  switch (condition.kind) {
    case 'without':
      return true;
    case 'or':
      return condition.parts.some(isNegative);
    case 'and':
      return condition.parts.every(isNegative);
    default:
      return false;
  }
};

/** Whether nearly all documents are assumed to meet a condition. */
export const isBroad = (condition: Condition): boolean => {
  switch (condition.kind) {
    case 'without':
      return true;
    case 'instant':
      return condition.low === null;
    case 'range':
      return condition.low?.value === '' && condition.high === null;
    case 'or':
      return condition.parts.some(isBroad);
    case 'and':
      return condition.parts.every(isBroad);
    default:
      return false;
  }
};
