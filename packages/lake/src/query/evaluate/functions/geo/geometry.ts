import { booleanContains } from '@turf/boolean-contains';
import { booleanIntersects } from '@turf/boolean-intersects';
import { distance } from '@turf/distance';
import { kinks } from '@turf/kinks';
import type { Geometry, LineString, Point, Polygon, Position } from 'geojson';
import { z } from 'zod';
import { isObject } from '../../../values/values.ts';

type SimpleGeometry = Point | LineString | Polygon;

/** The radius at the equator, which the hosted service uses. */
const earthRadiusInMetres = 6_378_137;

const position = z.array(z.number()).min(2).max(3);
const line = z.array(position).min(2);
const ring = z
  .array(position)
  .min(4)
  .refine(
    (points) => isSame(points[0], points.at(-1)),
    'The first and last positions of a ring must be equal',
  )
  .refine(
    (points) => points.every((point, index) => !isSame(point, points[index - 1])),
    'Consecutive positions of a ring must differ',
  )
  .refine((points) => !crossesItself(points), 'A ring must not cross itself');
const polygon = z.array(ring).min(1);

const isSame = (a: Position | undefined, b: Position | undefined): boolean =>
  a !== undefined && b !== undefined && a[0] === b[0] && a[1] === b[1];

const crossesItself = (points: Position[]): boolean =>
  kinks({ type: 'Polygon', coordinates: [points] }).features.length > 0;

const simple = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Point'), coordinates: position }),
  z.object({ type: z.literal('MultiPoint'), coordinates: z.array(position) }),
  z.object({ type: z.literal('LineString'), coordinates: line }),
  z.object({ type: z.literal('MultiLineString'), coordinates: z.array(line) }),
  z.object({ type: z.literal('Polygon'), coordinates: polygon }),
  z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(polygon) }),
]);
const collection = z.object({ type: z.literal('GeometryCollection'), geometries: z.array(simple) });
const geoJson = z.union([simple, collection]);

/** A point on Earth; null if latitude or longitude is out of range. */
export const pointAt = (latitude: unknown, longitude: unknown): Point | null => {
  if (typeof latitude !== 'number' || typeof longitude !== 'number') return null;
  if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) return null;
  return { type: 'Point', coordinates: [longitude, latitude] };
};

/** Reads `{lat, lng}`, `{lat, lon}` or GeoJSON without its other attributes; null for any other value. */
export const toGeometry = (value: unknown): Geometry | null => {
  if (!isObject(value)) return null;
  const isLng = 'lng' in value;
  if ('lat' in value && isLng !== 'lon' in value) return pointAt(value.lat, isLng ? value.lng : value.lon);
  const parsed = geoJson.safeParse(value);
  return parsed.success ? parsed.data : null;
};

/** The points, lines and polygons of a geometry. */
const partsOf = (geometry: Geometry): SimpleGeometry[] => {
  switch (geometry.type) {
    case 'MultiPoint':
      return geometry.coordinates.map((coordinates) => ({ type: 'Point', coordinates }));
    case 'MultiLineString':
      return geometry.coordinates.map((coordinates) => ({ type: 'LineString', coordinates }));
    case 'MultiPolygon':
      return geometry.coordinates.map((coordinates) => ({ type: 'Polygon', coordinates }));
    case 'GeometryCollection':
      return geometry.geometries.flatMap(partsOf);
    default:
      return [geometry];
  }
};

const dimensions = { Point: 0, LineString: 1, Polygon: 2 };

/** Whether each part of the second geometry is inside a part of the first, on a plane. */
export const contains = (first: Geometry, second: Geometry): boolean =>
  partsOf(second).every((inner) =>
    partsOf(first).some(
      (outer) => dimensions[outer.type] >= dimensions[inner.type] && booleanContains(outer, inner),
    ),
  );

export const intersects = (first: Geometry, second: Geometry): boolean =>
  partsOf(first).some((one) => partsOf(second).some((other) => booleanIntersects(one, other)));

/** The distance in metres; null unless both are points. */
export const metresBetween = (first: Geometry, second: Geometry): number | null =>
  first.type === 'Point' && second.type === 'Point'
    ? distance(first, second, { units: 'radians' }) * earthRadiusInMetres
    : null;
