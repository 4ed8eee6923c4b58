import 'server-only';
import { cache } from 'react';
import type { LoggedCorrection } from '../../lib/corrections/Correction.ts';
import { publicKinds } from '../../lib/corrections/correctionWords.ts';
import { correctionLog } from '../../lib/corrections/log/correctionLog.ts';
import type { Log } from '../../lib/corrections/log/Log.ts';
import { findLogPlace } from '../../lib/corrections/log/logAddress.ts';
import { yearsBetween } from '../../lib/dates/years.ts';
import { boundsOf } from '../../lib/periods/calendar.ts';
import { logFrame, logPage } from '../../lib/queryResults/correction.ts';
import {
  correctionArchiveQuery,
  correctionLogFrameQuery,
  correctionLogQuery,
  sectionCorrectionLogQuery,
} from '../queries/corrections.ts';
import { findSite } from './findSite.ts';
import { read } from './read/read.ts';

const notesPerPage = 50;

/** Earlier and later than all valid dates. */
const anyTime = { from: '0', to: ':' };

/**
 * The page of the log at a path, or null: beyond the last page, for an unknown section or a year without entries.
 *
 * @param path the encoded part after `/corrections/`.
 */
export const findLog = cache(async (path: string): Promise<Log | null> => {
  const place = findLogPlace(path === '' ? [] : path.split('/').map(decodeURIComponent));
  if (!place) return null;
  const { filter, page } = place;
  const [frame, { timeZone }] = await Promise.all([
    read(logFrame, correctionLogFrameQuery, { kinds: publicKinds, ...anyTime, slug: filter.section ?? '' }),
    findSite(),
  ]);
  const years = yearsBetween(frame.oldest ?? null, frame.newest ?? null, timeZone);
  const section = frame.section ?? null;
  if ((filter.section && !section) || (filter.year && !years.includes(filter.year))) return null;
  const params = {
    kinds: filter.kind ? [filter.kind] : publicKinds,
    ...(filter.year ? boundsOf({ year: filter.year, month: null, day: null }, timeZone) : anyTime),
    first: (page - 1) * notesPerPage,
    end: page * notesPerPage,
  };
  const { corrections, count } = section
    ? await read(logPage, sectionCorrectionLogQuery, { ...params, section: section._id })
    : await read(logPage, correctionLogQuery, params);
  const pages = Math.max(1, Math.ceil(count / notesPerPage));
  return page > pages
    ? null
    : { filter, section, page, pages, count, years, corrections: correctionLog(corrections, new Date()) };
});

/** The feed has the newest notes. Older notes are in archive files that do not change. */
const notesPerFile = 100;

/** The notes of one file, newest first, and the number of the previous archive, from 1 with the oldest. */
export type FeedOfCorrections = {
  corrections: LoggedCorrection[];
  /** The file's number, or null for the feed. */
  archive: number | null;
  /** The number of archives. All are full. */
  archives: number;
};

const readNotes = async (first: number, end: number) => {
  const { corrections, count } = await read(logPage, correctionArchiveQuery, {
    kinds: publicKinds,
    first,
    end,
  });
  return { corrections: correctionLog(corrections, new Date()).toReversed(), count };
};

/** The newest notes. */
export const findCorrectionsFeed = cache(async (): Promise<FeedOfCorrections> => {
  const { corrections, count } = await read(logPage, correctionLogQuery, {
    kinds: publicKinds,
    ...anyTime,
    first: 0,
    end: notesPerFile,
  });
  return {
    corrections: correctionLog(corrections, new Date()),
    archive: null,
    archives: Math.floor(count / notesPerFile),
  };
});

/** The notes of one archive, or null. An archive is created when it is full. */
export const findCorrectionsArchive = cache(async (archive: number): Promise<FeedOfCorrections | null> => {
  const { corrections, count } = await readNotes((archive - 1) * notesPerFile, archive * notesPerFile);
  const archives = Math.floor(count / notesPerFile);
  return archive <= archives ? { corrections, archive, archives } : null;
});
