import type { Words } from '../../words/wordsOf.ts';
import type { PublicKind } from '../Correction.ts';
import { findKindByPath, kindPaths } from '../correctionWords.ts';

/** The filters of the log, each null if not set: a section's slug, a year in the newsroom's zone. */
export type LogFilter = { kind: PublicKind | null; section: string | null; year: number | null };

/** A page number, from 1. */
export type LogPlace = { filter: LogFilter; page: number };

export const wholeLog: LogFilter = { kind: null, section: null, year: null };

/** The path of a filtered log page: `/corrections/retractions/in/tech/2026/page/2`. Each part is optional. */
export const logPath = ({ kind, section, year }: LogFilter, page = 1): string =>
  [
    '/corrections',
    ...(kind ? [kindPaths[kind]] : []),
    ...(section ? ['in', encodeURIComponent(section)] : []),
    ...(year ? [String(year)] : []),
    ...(page > 1 ? ['page', String(page)] : []),
  ].join('/');

/**
 * Parses a path of the log, or returns null. Each page has exactly one path, so invalid paths render nothing.
 *
 * @param segments the path after `/corrections`, decoded.
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
 * The title of a filtered log, such as `Retractions in Tech, 2026`.
 *
 * @param sectionTitle the title of the section filter.
 */
export const logTitle = ({ kind, year }: LogFilter, sectionTitle: string | null, words: Words): string => {
  const kinds = kind ? words(`kindsOfMany.${kind}`) : words('page.corrections');
  const title = sectionTitle ? words('corrections.inSection', { kind: kinds, section: sectionTitle }) : kinds;
  return year ? words('corrections.inYear', { title, year }) : title;
};

/** `, page 2 of 11`. Empty on the first page. */
export const pageWords = (page: number, pages: number, words: Words): string =>
  page > 1 ? words('page.pageOfAfterTitle', { page, pages }) : '';
