import { strayFieldProblem } from '../../../lib/contacts/strayFieldProblem.ts';
import { leakProblem, type Published } from '../../../lib/leakProblem.ts';
import { shapes } from './shapes.ts';

const contactFields = shapes.fieldsOf('person');

/**
 * Returns why publishing would reveal private data, or null.
 *
 * @param before the published version, or null.
 * @param when the time of publication, ISO 8601, and the newsroom's zone.
 */
export const leakOf = (
  before: Published | null,
  after: Published,
  when: { at: string; timeZone: string },
): string | null =>
  leakProblem(after, when) ??
  (after._type === 'person' ? strayFieldProblem(contactFields, before, after) : null);
