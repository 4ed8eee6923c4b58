import { findInstant } from '../dates/wallClock.ts';
import { wallClockProblem } from '../dates/wallClockProblem.ts';
import { maxWords } from './Coverage.ts';
import { addDays } from './days.ts';
import { dueProblem } from './PlannedStory.ts';

/** The form of a new plan, as typed. Times are wall-clock times in the newsroom's zone, such as `2026-11-27T17:00`. */
export type PlanForm = {
  slug: string;
  desk: string;
  assignedTo: string[];
  due: string;
  length: string;
  picturesWanted: string;
  isEmbargoed: boolean;
  embargo: string;
};

/** A new plan is due this evening, until somebody says otherwise. */
const suggestedTime = '17:00';

/** @param now in the newsroom's zone, such as `2026-11-27T09:30`. In the evening it is due the next day. */
export const emptyPlan = (now: string, assignedTo: string[]): PlanForm => {
  const [today = '', time = ''] = now.split('T');
  const suggested = `${time < suggestedTime ? today : addDays(today, 1)}T${suggestedTime}`;
  return {
    slug: '',
    desk: '',
    assignedTo,
    due: suggested,
    length: '',
    picturesWanted: '',
    isEmbargoed: false,
    embargo: suggested,
  };
};

const isLength = (typed: string): boolean => {
  const words = Number(typed);
  // Numbers are also written as `0x10` and `1e2`, though not by people.
  return /^\d+$/.test(typed) && words >= 1 && words <= maxWords;
};

/** Returns why a plan cannot be stored as typed: each fault, in the order of the form. */
export const planFormProblems = (form: PlanForm, timeZone: string): string[] => {
  const dueTime = wallClockProblem(form.due, timeZone);
  const embargoTime = form.isEmbargoed ? wallClockProblem(form.embargo, timeZone) : null;
  return [
    ...(dueTime ? [`Due: ${dueTime}`] : []),
    ...(form.length !== '' && !isLength(form.length) ? ['The length is a number of words.'] : []),
    ...(embargoTime ? [`Embargo: ${embargoTime}`] : []),
  ];
};

/** What a plan says that is accepted all the same. @param now ISO 8601. */
export const planFormWarnings = ({ due }: PlanForm, timeZone: string, now: string): string[] => {
  const problem = dueProblem({ dueAt: findInstant(due, timeZone) }, now);
  return problem === null ? [] : [problem];
};

/** The fields of a planned story. */
export const planFrom = (form: PlanForm, timeZone: string): Record<string, unknown> => {
  const { slug, desk, assignedTo, length, picturesWanted } = form;
  const embargoedUntil = form.isEmbargoed ? findInstant(form.embargo, timeZone) : null;
  return {
    slug: slug.trim(),
    ...(desk && { desk: { _type: 'reference', _ref: desk } }),
    ...(assignedTo.length > 0 && { assignedTo }),
    dueAt: findInstant(form.due, timeZone),
    ...(length && { length: Number(length) }),
    ...(picturesWanted.trim() && { picturesWanted: picturesWanted.trim() }),
    ...(embargoedUntil && { embargoedUntil }),
  };
};
