import type {
  AffectedPart,
  CorrectionKind,
  CorrectionSeverity,
} from '../../../../../lib/corrections/vocabulary.ts';

/** The values of the form. */
export type FormWords = {
  kind: CorrectionKind;
  severity: CorrectionSeverity;
  affects: AffectedPart[];
  was: string;
  is: string;
  note: string;
  internalReason: string;
  /** The published id of the answered report, or empty. */
  reportId: string;
  /** When it goes live, such as `2026-11-26T09:00` in the publication's time zone. Empty: when it is approved. */
  wallClock: string;
};

/** What the form is opened with: a kind, and the words of a report or of the note that is replaced. */
export type FormStart = Partial<FormWords> & { kind: CorrectionKind };

const severityOf = (kind: CorrectionKind): CorrectionSeverity =>
  kind === 'retraction' ? 'serious' : kind === 'correction' ? 'substantive' : 'minor';

/** The form's initial values. */
export const initialWords = (start: FormStart): FormWords => ({
  severity: severityOf(start.kind),
  affects: [],
  was: '',
  is: '',
  note: '',
  internalReason: '',
  reportId: '',
  wallClock: '',
  ...start,
});
