import { type Companion, type DocumentChange, isPersonId, type Proposal } from 'local-lake/policy';
import { isSameValue } from '../../lib/isSameValue.ts';
import { assignedMark, assignmentProblem, declinedMark } from '../../lib/reports/reportMarks.ts';
import { isPublishedId, mayApprove, ofType } from './changes.ts';
import { asPatch } from './stories.ts';

const changeOf = ({ before, after }: DocumentChange, { identity }: Proposal) => {
  const correction = ofType(after, 'correction');
  return correction
    ? {
        before: ofType(before, 'correction'),
        after: correction,
        by: { id: identity.id, mayApprove: mayApprove(identity) },
      }
    : null;
};

/** Returns why a report may not be assigned, or null. */
export const findReportProblem = (proposal: Proposal): string | null => {
  for (const change of proposal.changes.filter(({ id }) => !isPublishedId(id))) {
    const report = changeOf(change, proposal);
    const problem = report && assignmentProblem(report, isPersonId);
    if (problem) return problem;
  }
  return null;
};

/** The server's marks of reports and their answers. A published correction has none: anyone can read it. */
export const stampReports = (proposal: Proposal): Companion[] =>
  proposal.changes.flatMap((change) => {
    const report = changeOf(change, proposal);
    if (!report) return [];
    const isDraft = !isPublishedId(change.id);
    const dated = { ...report, at: proposal.at };
    const marks = Object.entries({
      assigned: isDraft ? assignedMark(dated) : undefined,
      declined: isDraft ? declinedMark(dated) : undefined,
    }).filter(([name, value]) => !isSameValue(report.after[name], value));
    return asPatch(change.id, {
      set: Object.fromEntries(marks.filter(([, value]) => value !== undefined)),
      unset: marks.filter(([, value]) => value === undefined).map(([name]) => name),
    });
  });
