import { findPeriod, type Period } from '../periods/Period.ts';
import type { Words } from '../words/wordsOf.ts';
import { type SearchTerm, termsIn } from './termsIn.ts';

export const maxQueryLength = 200;
/** Stories on a page, and pages of a search: nobody reads more, and each page costs more than the one before. */
export const storiesPerPage = 10;
export const maxPages = 20;
const maxSlugLength = 900;

/** What readers may filter by, as slugs. */
export const searchFilters = ['section', 'topic', 'person'] as const;
type SearchFilter = (typeof searchFilters)[number];

/** A search as its address says it. Days are such as `2026-11-24`. */
export type SearchFields = Partial<Record<SearchFilter, string>> & {
  q: string;
  from?: string;
  to?: string;
  /** From 1. */
  page: number;
};

export type ReadSearch =
  | { kind: 'empty'; fields: SearchFields }
  | { kind: 'invalid'; fields: SearchFields; problem: string }
  | { kind: 'search'; fields: SearchFields; terms: SearchTerm[]; from: Period | null; to: Period | null };

type Parameters = Record<string, string | string[] | undefined>;

/** The first value of a parameter, without white space around it. */
const firstOf = (parameters: Parameters, name: string): string =>
  ([parameters[name]].flat()[0] ?? '').toWellFormed().trim();

const dayOf = (written: string): Period | null => (written ? findPeriod(written.split('-')) : null);
const isDay = (written: string): boolean => written === '' || (dayOf(written)?.day ?? null) !== null;

/** Reads the address of a search. A value that cannot be used is a problem in words for the reader. */
export const readSearch = (parameters: Parameters, words: Words): ReadSearch => {
  const q = firstOf(parameters, 'q');
  const [from, to] = [firstOf(parameters, 'from'), firstOf(parameters, 'to')];
  const written = firstOf(parameters, 'page') || '1';
  const page = /^\d{1,4}$/.test(written) ? Number(written) : 0;
  const fields: SearchFields = { q: q.slice(0, maxQueryLength), page: Math.max(1, page) };
  for (const name of searchFilters) {
    const value = firstOf(parameters, name).slice(0, maxSlugLength);
    if (value) fields[name] = value;
  }
  if (from && isDay(from)) fields.from = from;
  if (to && isDay(to)) fields.to = to;
  const terms = termsIn(q.slice(0, maxQueryLength));
  const problem = findProblem({ q, from, to, page, hasTerms: terms !== null }, words);
  if (problem) return { kind: 'invalid', fields, problem };
  if (!terms || (terms.length === 0 && (q || !hasFilter(fields)))) return { kind: 'empty', fields };
  return { kind: 'search', fields, terms, from: dayOf(from), to: dayOf(to) };
};

/** Whether a search is for stories of a section, topic, person or time alone. */
export const hasFilter = ({ section, topic, person, from, to }: SearchFields): boolean =>
  Boolean(section || topic || person || from || to);

type Written = { q: string; from: string; to: string; page: number; hasTerms: boolean };

const findProblem = ({ q, from, to, page, hasTerms }: Written, words: Words): string | null => {
  if (q.length > maxQueryLength) return words('search.tooLong', { max: maxQueryLength });
  if (!hasTerms) return words('search.tooManyWords');
  if (!isDay(from) || !isDay(to)) return words('search.noDay');
  if (from && to && from > to) return words('search.fromAfterTo');
  if (page < 1) return words('search.noPage');
  if (page > maxPages) return words('search.tooFar', { max: maxPages * storiesPerPage });
  return null;
};
