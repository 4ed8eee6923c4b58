import {
  type AffectedPart,
  type CorrectionKind,
  type CorrectionSeverity,
  correctionKinds,
} from '../../../../../lib/corrections/vocabulary.ts';
import { findKeptWord } from '../../../dialogs/useKeptWords.ts';

/** The values of the form. */
export type FormWords = {
  kind: CorrectionKind;
  /** The kind that the pressed button names, or empty if it names none. */
  namedKind: CorrectionKind | '';
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

/** The kinds that a person chooses in the form. */
export const choosableKinds = correctionKinds.filter(
  ({ value }) => value !== 'typo' && value !== 'retraction',
);

/**
 * The kind that the form opens with: the one that was chosen in it before, unless the kind is fixed or another button was
 * pressed that names one.
 *
 * @param key of the kept words.
 */
export const kindToOpen = (key: string, { kind, namedKind = '' }: FormStart, isFixed: boolean) => {
  if (isFixed || (namedKind !== '' && namedKind !== findKeptWord(key, 'namedKind'))) return kind;
  const kept = findKeptWord(key, 'kind');
  return choosableKinds.find(({ value }) => value === kept)?.value ?? kind;
};

/** The form's initial values. */
export const initialWords = (start: FormStart): FormWords => ({
  namedKind: '',
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
