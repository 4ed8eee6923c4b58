import type { Geometry } from 'geojson';
import { costOf, deepSizeOf } from '../cost.ts';
import type { Namespace } from './FunctionCompiler.ts';
import { contains, intersects, metresBetween, pointAt, toGeometry } from './geometry.ts';
import { ofValues } from './ofValues.ts';

/** Each side of one may be held against each side of the other, and of its own. */
export const costOfGeometries = (...values: unknown[]): number => {
  const size = values.reduce<number>((count, value) => count + deepSizeOf(value), 0);
  return costOf(size * size);
};

/** A function of two geographic values, null where one is none. */
const ofGeometries = (calculate: (first: Geometry, second: Geometry) => unknown) =>
  ofValues((one, other) => {
    const [first, second] = [toGeometry(one), toGeometry(other)];
    return first && second ? calculate(first, second) : null;
  }, costOfGeometries);

export const geo: Namespace = {
  latLng: ofValues(pointAt),
  contains: ofGeometries(contains),
  intersects: ofGeometries(intersects),
  distance: ofGeometries(metresBetween),
};
