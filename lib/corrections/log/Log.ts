import type { Link } from '../../content/Teaser.ts';
import type { LoggedCorrection } from '../Correction.ts';
import type { LogFilter } from './logAddress.ts';

/** A page of the corrections log, filtered or not, newest first. */
export type Log = {
  filter: LogFilter;
  /** The section filter. */
  section: Link | null;
  /** Starts at 1. */
  page: number;
  pages: number;
  /** The number of notes on all pages. */
  count: number;
  /** The years of the unfiltered log, newest first. */
  years: number[];
  corrections: LoggedCorrection[];
};
