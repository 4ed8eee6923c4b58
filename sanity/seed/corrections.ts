import { weakReference } from './portableText.ts';
import type { SeedDocument } from './SeedDocument.ts';

/** The requester and the approver. These accounts do not exist. */
const requester = 'seed-editor';
const approver = 'seed-second-editor';

/** Corrections of pieces about the product itself; no mistake of a real person is made up. */
export const publishedCorrections: SeedDocument[] = [
  {
    _id: 'view-count-repeats',
    _type: 'correction',
    _createdAt: '2025-09-24T10:12:00.000Z',
    article: weakReference('article-what-the-view-count-counts'),
    status: 'published',
    kind: 'correction',
    severity: 'substantive',
    affects: ['body'],
    was: 'A second visit within the hour is left out.',
    is: 'A second visit on the same day is left out.',
    note: 'An article about the view count wrongly said that a reader’s second visit to a story is left out if it comes within an hour. Repeat visits are left out for the whole day.',
    reportedAt: '2025-09-24T10:12:00.000Z',
    reportedVia: 'staff',
    requestedBy: requester,
    approvedBy: approver,
    approvedAt: '2025-09-24T13:33:00.000Z',
    publishedAt: '2025-09-24T13:33:00.000Z',
    sequence: 1,
  },
  {
    _id: 'lapsed-channels',
    _type: 'correction',
    _createdAt: '2025-09-23T15:40:00.000Z',
    article: weakReference('article-how-to-reach-us'),
    status: 'published',
    kind: 'clarification',
    severity: 'minor',
    affects: ['body'],
    was: 'From that day on, the channel is gone.',
    is: 'From that day on, readers no longer see the channel. It stays in the contact’s record, where the newsroom can renew it.',
    note: 'An article about reaching a reporter said that a secure channel is gone from the day it lapses. It disappears from readers’ pages on that day; the newsroom keeps it on record so that it can be renewed.',
    reportedAt: '2025-09-23T15:40:00.000Z',
    reportedVia: 'staff',
    requestedBy: approver,
    approvedBy: requester,
    approvedAt: '2025-09-23T16:20:00.000Z',
    publishedAt: '2025-09-23T16:20:00.000Z',
    sequence: 1,
  },
];
