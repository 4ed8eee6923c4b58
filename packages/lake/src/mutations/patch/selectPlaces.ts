import type { Place } from './Place.ts';
import type { Filter, Segment, Term } from './parsePath.ts';

type Selection = {
  /** Makes objects on the way to attributes that are missing, as `set` and `setIfMissing` do. */
  creates: boolean;
};

/**
 * The places that a path selects, each once. A segment costs at most a visit of each value in the document, whatever the
 * path: the places that it reaches are a set.
 */
export const selectPlaces = (
  from: Iterable<Place>,
  segments: Segment[],
  selection: Selection,
): Set<Place> => {
  let places = new Set(from);
  for (const [index, segment] of segments.entries()) {
    const isLast = index === segments.length - 1;
    const next = new Set<Place>();
    for (const place of reachedBy(places, segment))
      for (const match of matchesOf(place, segment, selection)) {
        // The last segment may also select a place where nothing is yet.
        if (!isLast && !prepare(match, segment, selection)) continue;
        next.add(match);
      }
    places = next;
  }
  return places;
};

/** The places to which a segment applies: for a recursive one also all places within them. */
export const reachedBy = (places: Set<Place>, { isRecursive }: Segment): Set<Place> => {
  if (!isRecursive) return places;
  const reached = new Set<Place>();
  const visit = (place: Place): void => {
    if (reached.has(place)) return;
    reached.add(place);
    for (const key of place.keys()) visit(place.child(key));
  };
  for (const place of places) visit(place);
  return reached;
};

/** Whether the path goes on from a place. */
const prepare = (place: Place, segment: Segment, { creates }: Selection): boolean => {
  const isCreated = creates && segment.kind === 'attribute' && !segment.isRecursive;
  if (isCreated) {
    place.parent?.ensureObject();
    if (!place.exists) place.write({});
  }
  return place.exists;
};

/** The places that a segment selects from one place. An attribute or a position may not exist. */
const matchesOf = (place: Place, segment: Segment, selection: Selection): Place[] => {
  if (segment.kind === 'union') return segment.terms.flatMap((term) => placesOf(place, term, selection));
  if (segment.isRecursive)
    return place.isObject && place.has(segment.name) ? [place.child(segment.name)] : [];
  return place.isArray ? [] : [place.child(segment.name)];
};

export const placesOf = (place: Place, term: Term, selection: Selection): Place[] => {
  switch (term.kind) {
    case 'index':
      return place.isArray ? [place.child(term.index < 0 ? term.index + place.length : term.index)] : [];
    case 'range':
      return elementsIn(place, term.start, term.end);
    case 'filter':
      return filtered(place, term);
    case 'path':
      return Array.from(selectPlaces([place], term.segments, selection));
  }
};

const elementsIn = (place: Place, start: number, end: number | null): Place[] => {
  const { length } = place;
  const bounded = (position: number): number =>
    Math.min(Math.max(position < 0 ? position + length : position, 0), length);
  const first = bounded(start);
  const count = Math.max(bounded(end ?? length) - first, 0);
  return Array.from({ length: count }, (_, offset) => place.child(first + offset));
};

/** A filter selects elements of an array; an object or a scalar that is no array is tested itself. */
const filtered = (place: Place, filter: Filter): Place[] => {
  if (!place.isArray) return place.exists && passes(place.value, filter) ? [place] : [];
  const { names, operator } = filter;
  if (operator === '==' && typeof filter.value === 'string' && names.length === 1 && names[0] === '_key')
    return place.positionsOf(filter.value).map((position) => place.child(position));
  return elementsIn(place, 0, null).filter(({ value }) => passes(value, filter));
};

const passes = (element: unknown, filter: Filter): boolean => {
  let left = element;
  for (const name of filter.names) {
    if (typeof left !== 'object' || left === null || Array.isArray(left) || !Object.hasOwn(left, name))
      return false;
    left = (left as Record<string, unknown>)[name];
  }
  if (filter.operator === '?') return true;
  if (typeof left === 'object' && left !== null) return false;
  return compare(left as string, filter.operator, filter.value as string);
};

const compare = (left: string, operator: Exclude<Filter['operator'], '?'>, right: string): boolean => {
  switch (operator) {
    case '==':
      return left === right;
    case '!=':
      return left !== right;
    case '<':
      return left < right;
    case '<=':
      return left <= right;
    case '>':
      return left > right;
    case '>=':
      return left >= right;
  }
};
