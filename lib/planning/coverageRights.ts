import { assignedIn, type Coverage } from './Coverage.ts';

type Planner = { id: string; mayPublish: boolean };

/** What a person may do with a planned story: `all`, their own part of an assignment, or nothing. */
type CoverageRight = 'all' | 'assignee' | 'none';

/** The fields that a journalist may change in a story that an editor planned for them. */
export const assigneeFields: readonly string[] = [
  'state',
  'story',
  'headline',
  'brief',
  'picturesWanted',
  'bylines',
];

const isNobodyElses = (coverage: Coverage, id: string): boolean =>
  assignedIn(coverage).every((assigned) => assigned === id);

/**
 * Editors change every planned story. A journalist changes what they planned for themselves, and their own part of what
 * is assigned to them.
 */
export const coverageRight = (coverage: Coverage, { id, mayPublish }: Planner): CoverageRight => {
  if (mayPublish) return 'all';
  if (coverage.plannedBy === id && isNobodyElses(coverage, id)) return 'all';
  return assignedIn(coverage).includes(id) ? 'assignee' : 'none';
};

/** Why a journalist changes nothing of a plan: it has other people, or nobody yet. */
export const othersPlanText = (coverage: Coverage): string =>
  assignedIn(coverage).length > 0
    ? 'This story is planned for somebody else. An editor, or this person, can change that.'
    : 'Somebody else planned this story, for nobody yet. Ask an editor to assign it to you.';

/** Returns true if a person may plan a story like this. A journalist plans for themselves, or for nobody yet. */
export const mayPlan = (coverage: Coverage, { id, mayPublish }: Planner): boolean =>
  mayPublish || isNobodyElses(coverage, id);

/** Returns true if a person may change a field. Only an editor assigns others. */
export const mayChangeField = (coverage: Coverage, field: string, planner: Planner): boolean => {
  const right = coverageRight(coverage, planner);
  if (field === 'embargoedUntil' && coverage.story) return false;
  return right === 'all' || (right === 'assignee' && assigneeFields.includes(field));
};
