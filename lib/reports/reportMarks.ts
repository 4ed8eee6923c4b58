import { isObject } from '../isObject.ts';

/** The fields of a stored correction that concern a report and its answer. */
type StoredReport = {
  status?: unknown;
  requestedBy?: unknown;
  assigned?: unknown;
  declined?: unknown;
  [field: string]: unknown;
};

/** Who looks into a report. */
type Assigned = { to: string; by: string; at: string };
/** Who declined it, and who had asked for it. */
type Declined = { by: string; at: string; to?: string };

type ReportChange = {
  before: StoredReport | null;
  after: StoredReport;
  by: { id: string; mayApprove: boolean };
  /** ISO 8601. */
  at: string;
};

const openStatuses: unknown[] = ['reported', 'accepted'];

const isOpen = ({ status }: StoredReport): boolean => openStatuses.includes(status);

const assigneeOf = (report: StoredReport | null): string | null =>
  isObject(report?.assigned) && typeof report.assigned.to === 'string' ? report.assigned.to : null;

/**
 * Returns why a report may not be assigned, or null. An editor assigns an open report to a person, who may hand it back.
 *
 * @param isPerson whether an id is a person's, not an API token's.
 */
export const assignmentProblem = (
  { before, after, by }: Omit<ReportChange, 'at'>,
  isPerson: (id: string) => boolean,
): string | null => {
  const [was, is] = [assigneeOf(before), assigneeOf(after)];
  if (is === was || !isOpen(after)) return null;
  if (is === null)
    return by.mayApprove || was === by.id
      ? null
      : 'This report is assigned to somebody else. An editor, or this person, can change that.';
  if (!by.mayApprove) return 'Only an editor can assign a report.';
  return isPerson(is) ? null : 'A report is assigned to a person. Set assigned.to to the id of one.';
};

/** The mark of an open report that is assigned, for its field `assigned`. The server adds the editor and the time. */
export const assignedMark = ({ before, after, by, at }: ReportChange): Assigned | undefined => {
  const to = assigneeOf(after);
  if (to === null || !isOpen(after)) return undefined;
  return to === assigneeOf(before) ? (before?.assigned as Assigned) : { to, by: by.id, at };
};

/**
 * The mark of a correction that was declined, and of a report whose answer was declined, for the field `declined`. It
 * stays until the report is answered again.
 */
export const declinedMark = ({ before, after, by, at }: ReportChange): Declined | undefined => {
  const wasAsked = before?.status === 'drafted' || before?.status === 'approved';
  const isDeclined =
    (after.status === 'declined' && before?.status !== 'declined') ||
    (after.status === 'accepted' && wasAsked);
  if (isDeclined) {
    const to = before?.requestedBy;
    return { by: by.id, at, ...(typeof to === 'string' ? { to } : {}) };
  }
  const isKept = after.status === 'declined' || after.status === 'accepted';
  return isKept ? (before?.declined as Declined | undefined) : undefined;
};
