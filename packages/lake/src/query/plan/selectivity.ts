import type { Condition } from './condition.ts';

/** Whether a condition says only what documents lack: to find those would take as long as to look at each. */
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

/** Whether a condition is one that nearly all documents meet: it says which to leave out. */
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
