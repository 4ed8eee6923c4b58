import type { Geometry } from 'geojson';
import type { Namespace } from './functions.ts';
import { contains, intersects, metresBetween, pointAt, toGeometry } from './geometry.ts';
import { ofValues } from './ofValues.ts';

/** A function of two geographic values, null where one is none. */
const ofGeometries = (calculate: (first: Geometry, second: Geometry) => unknown) =>
  ofValues((one, other) => {
    const [first, second] = [toGeometry(one), toGeometry(other)];
    return first && second ? calculate(first, second) : null;
  });

export const geo: Namespace = {
  latLng: ofValues(pointAt),
  contains: ofGeometries(contains),
  intersects: ofGeometries(intersects),
  distance: ofGeometries(metresBetween),
};
