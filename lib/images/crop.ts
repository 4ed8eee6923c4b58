import { isObject } from '../isObject.ts';

/** What is cut off a picture, as fractions of its sides. */
export type Crop = { top: number; bottom: number; left: number; right: number };

/** A crop can leave out a person. */
export const cropOf = ({ crop }: { crop?: unknown }): Crop => {
  const sideOf = (side: string): number => (isObject(crop) ? Number(crop[side]) || 0 : 0);
  return { top: sideOf('top'), bottom: sideOf('bottom'), left: sideOf('left'), right: sideOf('right') };
};
