import type { WireCorrection, WirePassageChange } from '../wire/correction.ts';
import type { Correction, PublicKind } from './Correction.ts';
import type { PassageChange } from './passages/passageChanges.ts';
import { isChangedPath } from './passages/storyTexts.ts';
import { correctionKinds, correctionSeverities } from './vocabulary.ts';

const changeFrom = ({ _key, path, block, was, is, isAbridged }: WirePassageChange): PassageChange[] =>
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
 * A correction as readers may see it, or null when they may not: it has to be published under a note that stands
 * alone, and approved by somebody other than the one who asked for it, unless the server says that it was published
 * while four eyes were switched off, or that it tells of what was only added. A typo is logged for editors alone.
 */
export const findPublicCorrection = (wire: WireCorrection): Correction | null => {
  const { kind, note, publishedAt, approvedBy, requestedBy, status } = wire;
  if (!isPublicKind(kind) || !note || !publishedAt) return null;
  if (status !== 'published' && status !== 'superseded') return null;
  const isAlone = wire.alone === true;
  const isAddition = kind === 'update' && wire.addition === true;
  if (!requestedBy || (!isAlone && !isAddition && (!approvedBy || approvedBy === requestedBy))) return null;
  return {
    id: wire._id,
    kind,
    severity: correctionSeverities.find(({ value }) => value === wire.severity)?.value ?? 'substantive',
    affects: wire.affects ?? [],
    was: wire.was ?? null,
    is: wire.is ?? null,
    // What a retraction took away is not told again beside it.
    changes: kind === 'retraction' ? null : (wire.changes?.flatMap(changeFrom) ?? null),
    note,
    publishedAt,
    isAlone,
    isSuperseded: status === 'superseded',
  };
};

/**
 * The corrections that a story's readers are owed, newest first. One dated before the story first ran fixed a
 * draft: readers never saw that error. One that names the live revision which it corrected is owed whatever the
 * story's dates say.
 *
 * @param firstPublishedAt ISO 8601.
 */
export const publicCorrections = (wires: WireCorrection[], firstPublishedAt: string): Correction[] =>
  wires
    .filter(
      ({ publishedAt, revisionBefore }) =>
        Boolean(revisionBefore) || Date.parse(publishedAt ?? '') >= Date.parse(firstPublishedAt),
    )
    .map(findPublicCorrection)
    .filter((correction) => correction !== null)
    .toSorted((a, b) => Date.parse(b.publishedAt) - Date.parse(a.publishedAt));

/** A correction of a story that was retracted: its sentences are told no more, the newsroom's own words of them are. */
export const withoutPassages = (correction: Correction): Correction => ({ ...correction, changes: null });

/** Retractions and serious errors are told before the story; the others at its foot, with one line at the top. */
export const isToldFirst = ({ kind, severity, isSuperseded }: Correction): boolean =>
  !isSuperseded && (kind === 'retraction' || severity === 'serious');
