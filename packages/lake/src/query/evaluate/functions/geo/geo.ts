import type { Geometry } from 'geojson';
import { costOf, deepSizeOf } from '../../cost.ts';
import type { Namespace } from '../define/FunctionCompiler.ts';
import { ofValues } from '../define/ofValues.ts';
import { contains, intersects, metresBetween, pointAt, toGeometry } from './geometry.ts';

/** The cost is quadratic: each side may be compared with each other side of both geometries. */
export const costOfGeometries = (...values: unknown[]): number => {
  const size = values.reduce<number>((count, value) => count + deepSizeOf(value), 0);
  return costOf(size * size);
};

/** Compiles a function of two geometries; its value is null if an argument is not a geometry. */
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
