import { isSameValue } from '../isSameValue.ts';
import { assignedIn, type Coverage, coverageSchema, editorFieldTitles } from './Coverage.ts';
import { assigneeFields, coverageRight, mayPlan, othersPlanText } from './coverageRights.ts';

type StoredCoverage = Record<string, unknown>;

/** The change of a planned story in a commit. */
type CoverageChange = {
  /** Null for a new one. */
  before: StoredCoverage | null;
  /** Null if it is deleted. */
  after: StoredCoverage | null;
  by: { id: string; mayPublish: boolean };
  /** True if an id belongs to a person, not to an API token. */
  isPerson: (id: string) => boolean;
};

/** The server writes them, whatever a client sends. */
const serverFields = ['_rev', '_updatedAt', 'plannedBy', 'assignedBy', 'assignedAt'];

/** A stored coverage that the schema does not accept has no owner, so only an editor changes it. */
export const coverageFrom = (stored: StoredCoverage): Coverage => {
  const parsed = coverageSchema.safeParse(stored);
  return parsed.success ? parsed.data : {};
};

const changedFields = (before: StoredCoverage, after: StoredCoverage): string[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (name) => !serverFields.includes(name) && !isSameValue(before[name], after[name]),
  );

const shapeProblem = (after: StoredCoverage): string | null => {
  const parsed = coverageSchema.safeParse(after);
  if (parsed.success) return null;
  const [issue] = parsed.error.issues;
  return `This planned story cannot be stored: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'is not valid'}.`;
};

const personProblem = ({ before, isPerson }: CoverageChange, after: Coverage): string | null => {
  const known = before ? assignedIn(coverageFrom(before)) : [];
  return assignedIn(after).some((id) => !known.includes(id) && !isPerson(id))
    ? 'A story is planned for people. Set assignedTo to their ids.'
    : null;
};

const titles = new Map<string, string>(Object.entries(editorFieldTitles));

/** Fields as the form names them. One that the form does not have keeps its name. */
const titlesOf = (names: string[]): string =>
  names.map((name) => (titles.has(name) ? `“${titles.get(name)}”` : name)).join(', ');

/** A journalist leaves an assignment by removing the own id. */
const isHandedBack = (before: Coverage, after: Coverage, id: string): boolean =>
  isSameValue(
    assignedIn(before).filter((one) => one !== id),
    assignedIn(after),
  );

const rightProblem = ({ before, after, by }: CoverageChange): string | null => {
  if (!before)
    return mayPlan(coverageFrom(after ?? {}), by)
      ? null
      : 'You can plan a story for yourself, or for nobody yet. An editor assigns it to others.';
  const known = coverageFrom(before);
  const right = coverageRight(known, by);
  if (right === 'none') return othersPlanText(known);
  if (!after) return right === 'all' ? null : 'An editor planned this story. Ask an editor to delete it.';
  const changed = coverageFrom(after);
  if (right === 'all')
    return mayPlan(changed, by) ? null : 'Only an editor can plan a story for somebody else.';
  const refused = changedFields(before, after).filter(
    (name) =>
      !assigneeFields.includes(name) && !(name === 'assignedTo' && isHandedBack(known, changed, by.id)),
  );
  return refused.length > 0
    ? `An editor planned this story. Only an editor changes ${titlesOf(refused)}.`
    : null;
};

const embargoProblem = ({ before, after }: CoverageChange): string | null =>
  before?.story &&
  after &&
  isSameValue(before.story, after.story) &&
  !isSameValue(before.embargoedUntil, after.embargoedUntil)
    ? 'The story has begun, and its embargo is its own now. Change it in the story, under Publication.'
    : null;

/** Returns why a planned story may not be written, changed or deleted, or null. */
export const coverageProblem = (change: CoverageChange): string | null => {
  const { after } = change;
  return (
    (after &&
      (shapeProblem(after) ?? personProblem(change, coverageFrom(after)) ?? embargoProblem(change))) ??
    rightProblem(change)
  );
};
