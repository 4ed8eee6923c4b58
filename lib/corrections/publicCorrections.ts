import type { CorrectionResult, PassageChangeResult } from '../queryResults/correction.ts';
import type { Correction, PublicKind } from './Correction.ts';
import type { PassageChange } from './passages/passageChanges.ts';
import { isChangedPath } from './passages/storyTexts.ts';
import { correctionKinds, correctionSeverities } from './vocabulary.ts';

const changeFrom = ({ _key, path, block, was, is, isAbridged }: PassageChangeResult): PassageChange[] =>
  isChangedPath(path)
    ? [
        {
          _key: _key ?? '',
          _type: 'passageChange',
          path,
          block: block ?? null,
          was: was ?? '',
          is: is ?? '',
          ...(isAbridged && { isAbridged: true }),
        },
      ]
    : [];

const isPublicKind = (kind: string | null | undefined): kind is PublicKind =>
  kind !== 'typo' && correctionKinds.some(({ value }) => value === kind);

/**
 * Returns a correction as readers see it, or null if it is not public. It must be published, its note must stand
 * alone, and someone other than its requester must have approved it. The exceptions are marked by the server: four
 * eyes were off, or it only added. Typos are logged for editors only. It has the passages of a text that readers can
 * open, and no others.
 */
export const findPublicCorrection = (result: CorrectionResult): Correction | null => {
  const { kind, note, publishedAt, approvedBy, requestedBy, status } = result;
  if (!isPublicKind(kind) || !note || !publishedAt) return null;
  if (status !== 'published' && status !== 'superseded') return null;
  const isAlone = result.alone === true;
  const isAddition = kind === 'update' && result.addition === true;
  if (!requestedBy || (!isAlone && !isAddition && (!approvedBy || approvedBy === requestedBy))) return null;
  const told = {
    id: result._id,
    kind,
    severity: correctionSeverities.find(({ value }) => value === result.severity)?.value ?? 'substantive',
    affects: result.affects ?? [],
    was: result.was ?? null,
    is: result.is ?? null,
    changes: result.changes?.flatMap(changeFrom) ?? null,
    note,
    publishedAt,
    isAlone,
    ...(result.entryId ? { entryId: result.entryId } : {}),
    isSuperseded: status === 'superseded',
  };
  // A retraction does not repeat the removed text.
  return kind === 'retraction' || result.isTextPublic !== true ? withoutPassages(told) : told;
};

/**
 * The public corrections of a story, newest first. Corrections dated before first publication fixed a draft and
 * are left out, unless they name the published revision that they corrected.
 *
 * @param firstPublishedAt ISO 8601.
 */
export const publicCorrections = (results: CorrectionResult[], firstPublishedAt: string): Correction[] =>
  results
    .filter(
      ({ publishedAt, revisionBefore }) =>
        Boolean(revisionBefore) || Date.parse(publishedAt ?? '') >= Date.parse(firstPublishedAt),
    )
    .map(findPublicCorrection)
    .filter((correction) => correction !== null)
    .toSorted((a, b) => Date.parse(b.publishedAt) - Date.parse(a.publishedAt));

/** A correction of a text that was retracted or taken off: keeps the newsroom's note and drops the sentences. */
export const withoutPassages = (correction: Correction): Correction => ({
  ...correction,
  was: null,
  is: null,
  changes: null,
});

/**
 * Returns true if a note belongs above the story: retractions and serious errors. Others are at its foot, with one
 * line at the top.
 */
export const isShownFirst = ({
  kind,
  severity,
  isSuperseded,
}: Pick<Correction, 'kind' | 'severity' | 'isSuperseded'>): boolean =>
  !isSuperseded && (kind === 'retraction' || severity === 'serious');
