import type { Correction } from '../../corrections/Correction.ts';
import { markCorrectedPassages } from '../../corrections/passages/markCorrectedPassages.ts';
import { entriesPerPage, newestOtherPage } from '../../live/coveragePages.ts';
import type { LiveCoverage, LiveEntry } from '../../live/LiveCoverage.ts';
import type { LiveEntryResult, LiveResult } from '../../queryResults/live.ts';
import { bodyFrom } from '../bodyFrom.ts';
import { findModifiedAt } from '../lastModified.ts';

/**
 * An entry for readers, with its corrected passages marked.
 *
 * @param corrections those of the story and of all its entries.
 */
export const liveEntryFrom = (result: LiveEntryResult, corrections: Correction[], now: Date): LiveEntry => {
  const own = corrections.filter(({ entryId }) => entryId === result._id);
  const headline = result.headline?.trim() || null;
  return {
    id: result._id,
    headline,
    body: markCorrectedPassages(bodyFrom(result.body, now), own, { headline }),
    isKey: result.isKey === true,
    isPinned: result.isPinned === true,
    authors: (result.bylines ?? []).flatMap(({ name, slug, role }) =>
      name ? [{ name, slug: slug ?? null, role: role ?? null }] : [],
    ),
    publishedAt: result.firstPublishedAt,
    modifiedAt: findModifiedAt(result.firstPublishedAt, result.modifiedAt ?? null),
    corrections: own,
  };
};

/** The coverage of a live story for its own page. */
export const liveCoverageFrom = (result: LiveResult, corrections: Correction[], now: Date): LiveCoverage => {
  const { count } = result;
  const endedAt = result.endedAt ?? null;
  const toEntry = (entry: LiveEntryResult) => liveEntryFrom(entry, corrections, now);
  const all = (result.entries ?? []).map(toEntry);
  const pinned = endedAt === null ? (result.pinned ?? []).map(toEntry) : [];
  const shown = endedAt === null ? all.slice(0, count - newestOtherPage(count) * entriesPerPage) : all;
  const keyMoments = (result.keyMoments ?? []).flatMap(({ _id, headline, firstPublishedAt }) =>
    headline ? [{ id: _id, headline, at: firstPublishedAt }] : [],
  );
  return {
    endedAt,
    count,
    entries: shown.filter(({ id }) => pinned.every((entry) => entry.id !== id)),
    pinned,
    keyMoments: endedAt === null ? keyMoments : keyMoments.toReversed(),
    newestAt: result.newestAt ?? null,
  };
};
