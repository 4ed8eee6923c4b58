import type { Teaser } from '../content/Teaser.ts';
import type { Period } from './Period.ts';

/** What an archive is of: the whole paper, a section, a topic or a person. */
export type Subject = { title: string; path: string };

/** The stories of a period, newest first. A day has pages; other periods have one. */
export type PeriodList = {
  subject: Subject;
  period: Period;
  /** From 1. */
  page: number;
  stories: Teaser[];
  /** True if the period has more stories, older than these. */
  isCut: boolean;
  /** If a year or month has more: its months or days that have stories. */
  parts: Period[];
  /** The closest periods of the same length that have stories. */
  earlier: Period | null;
  later: Period | null;
};

/** The years between the oldest and the newest story, newest first. */
export type YearList = { subject: Subject; years: Period[] };
