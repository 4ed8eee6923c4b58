import { strayFieldProblem } from '../../../lib/contacts/strayFieldProblem.ts';
import { leakProblem, type Published } from '../../../lib/leakProblem.ts';
import { shapes } from './shapes.ts';

const contactFields = shapes.fieldsOf('person');

/**
 * Why publishing a document would tell the world what only the newsroom may know, or null.
 *
 * @param before what readers have now; null when it is new to them.
 * @param at when it goes live, ISO 8601.
 */
export const leakOf = (before: Published | null, after: Published, at: string): string | null =>
  leakProblem(after, at) ??
  (after._type === 'person' ? strayFieldProblem(contactFields, before, after) : null);
