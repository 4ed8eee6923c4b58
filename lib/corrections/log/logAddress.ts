import type { PublicKind } from '../Correction.ts';
import { findKindByPath, kindWords } from '../correctionWords.ts';

/** What the log is narrowed to; null where it is not. The section by its slug, the year of the newsroom's zone. */
export type LogFilter = { kind: PublicKind | null; section: string | null; year: number | null };

/** A page of the log, from 1. */
export type LogPlace = { filter: LogFilter; page: number };

export const wholeLog: LogFilter = { kind: null, section: null, year: null };

/** Where a part of the log is read: `/corrections/retractions/in/tech/2026/page/2`, each part only where it is set. */
export const logPath = ({ kind, section, year }: LogFilter, page = 1): string =>
  [
    '/corrections',
    ...(kind ? [kindWords[kind].path] : []),
    ...(section ? ['in', encodeURIComponent(section)] : []),
    ...(year ? [String(year)] : []),
    ...(page > 1 ? ['page', String(page)] : []),
  ].join('/');

/**
 * The page of the log at an address, or null: each has one address alone, so that nonsense makes no pages.
 *
 * @param segments what follows `/corrections`, decoded.
 */
export const findLogPlace = (segments: string[]): LogPlace | null => {
  const rest = [...segments];
  const kind = findKindByPath(rest[0] ?? '');
  if (kind) rest.shift();
  const section = rest[0] === 'in' ? (rest.splice(0, 2)[1] ?? null) : null;
  const year = /^[12]\d{3}$/.test(rest[0] ?? '') ? Number(rest.shift()) : null;
  const page = rest[0] === 'page' ? Number(rest.splice(0, 2)[1]) : 1;
  const place = { filter: { kind, section, year }, page };
  const isAddress =
    logPath(place.filter, page) === ['/corrections', ...segments.map(encodeURIComponent)].join('/');
  return rest.length === 0 && Number.isSafeInteger(page) && isAddress ? place : null;
};

/**
 * `Retractions in Tech, 2026`: what a part of the log is called.
 *
 * @param sectionTitle of the section that it is narrowed to.
 */
export const logTitle = ({ kind, year }: LogFilter, sectionTitle: string | null): string =>
  (kind ? kindWords[kind].many : 'Corrections') +
  (sectionTitle ? ` in ${sectionTitle}` : '') +
  (year ? `, ${year}` : '');

/** `, page 2 of 11`, and nothing where there is one page or it is the first. */
export const pageWords = (page: number, pages: number): string =>
  page > 1 ? `, page ${page} of ${pages}` : '';
