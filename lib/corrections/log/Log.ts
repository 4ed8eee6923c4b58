import type { Link } from '../../articles/Teaser.ts';
import type { LoggedCorrection } from '../Correction.ts';
import type { LogFilter } from './logAddress.ts';

/** A page of the log of corrections, narrowed or whole, newest first. */
export type Log = {
  filter: LogFilter;
  /** The section that it is narrowed to. */
  section: Link | null;
  /** From 1. */
  page: number;
  pages: number;
  /** How many notes all its pages hold. */
  count: number;
  /** The years that the whole log covers, newest first. */
  years: number[];
  corrections: LoggedCorrection[];
};
