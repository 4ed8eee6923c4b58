import type { PersonalData } from 'local-lake/policy';
import {
  isReportExpired,
  maxDaysOf,
  personalFields,
  personalValuesOf,
  reportOf,
  withoutPersonalData,
} from '../../lib/reports/personalData.ts';
import { mayApprove } from './changes.ts';

/**
 * What readers wrote in reports, and their addresses. Editors erase it, and whoever is at the command line; an API token does
 * not, because it cannot be undone. Nothing of stories and published notes is erased.
 */
export const readerData = (days: number): PersonalData => ({
  fields: personalFields,
  valuesOf: personalValuesOf,
  without: withoutPersonalData,
  subjectOf: reportOf,
  isExpired: (kept, now) => isReportExpired(kept, days, now),
  maxDays: maxDaysOf(days),
  mayErase: (identity) =>
    identity.credential?.kind === 'admin-token' || (identity.kind === 'user' && mayApprove(identity)),
});
