import type { StudioCorrection } from '../correctionOf.ts';
import type { FormStart } from './FormWords.ts';

/** The words of a report as the beginning of a correction, or those of an earlier answer that was declined. */
export const startOfReport = (id: string, report: StudioCorrection): FormStart => {
  const { kind, severity, affects, note, was, is, reportPassage } = report;
  return {
    reportId: id,
    kind: kind && kind !== 'typo' && kind !== 'retraction' ? kind : 'correction',
    ...(severity ? { severity } : {}),
    ...(affects?.length ? { affects } : {}),
    ...(note ? { note } : {}),
    was: was ?? reportPassage ?? '',
    is: is ?? '',
    internalReason: report.internalReason ?? reasonOf(report),
  };
};

/** Of the staff only an import writes a message. */
const reasonOf = ({ reportMessage, reportedVia }: StudioCorrection): string => {
  if (!reportMessage) return '';
  return reportedVia === 'staff'
    ? `The import proposed it: “${reportMessage}”`
    : `A reader wrote: “${reportMessage}”`;
};
