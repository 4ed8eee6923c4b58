import { dateFields } from './publicationDates.ts';

/** Fields that record an unreviewed change of a scheduled or filed draft. */
export const unreviewedChangeFields = ['unreviewedChangeAt', 'unreviewedChangeBy'] as const;

/** Fields that mark a draft as waiting for an editor. A decision removes all of them. */
export const waitingFields = ['filedAt', 'filedBy', ...unreviewedChangeFields] as const;

/** Fields of an editor's schedule. The server records the editor in `scheduledBy`. */
export const scheduleFields = [
  'scheduledFor',
  'scheduledZone',
  'scheduledBy',
  'missedBecause',
  'unscheduledAt',
] as const;

/**
 * Fields about a draft's plan, review, schedule, release and correction, a request to take its story off the site, the
 * findings of house style that it ignores, and whether the live summary waits for a re-check. A live story has none.
 */
export const workflowFields = [
  ...waitingFields,
  ...scheduleFields,
  'sentBack',
  'keptOnSite',
  'coverage',
  'inRelease',
  'unreadCopy',
  'readBy',
  'ignoredStyle',
  'recheckLive',
  'withdrawal',
  'waitingCorrection',
] as const;

/** A document as it is published: the server removes the fields of the draft from a story. */
export const asPublished = <T extends { readonly _type: string }>(document: T): T =>
  document._type === 'article'
    ? { ...document, ...Object.fromEntries(workflowFields.map((name) => [name, undefined])) }
    : document;

/** Fields of a story that the server keeps, or that are not published: they say nothing of what is written. */
export const unwrittenFields: readonly string[] = [
  ...['_id', '_rev', '_createdAt', '_updatedAt', '_system', 'startedBy', 'importedFrom'],
  ...workflowFields,
  ...dateFields,
];
