import { type CorrectionChange, correctionProblem } from '../../../lib/corrections/correctionProblem.ts';

const drafted = {
  status: 'drafted',
  kind: 'correction',
  note: 'Said 8,000; it is 11,500.',
  requestedBy: 'ada',
};
const approved = { ...drafted, status: 'approved', approvedBy: 'bob', approvedAt: '2026-11-25T10:00:00Z' };
const published = { ...approved, status: 'published', publishedAt: '2026-11-25T10:00:00Z' };

const change = (given: Partial<CorrectionChange>, id = 'bob', mayApprove = true): CorrectionChange => ({
  before: null,
  after: null,
  wasPublished: false,
  isPublished: false,
  isSuperseded: false,
  at: '2026-11-25T10:00:01Z',
  by: { id, mayApprove, mayDate: false },
  ...given,
});
const publishing = (after: Record<string, unknown>, before: Record<string, unknown> = drafted) =>
  change({ before, after, isPublished: true });
const editing = (after: Record<string, unknown> | null, isSuperseded = false) =>
  change({ before: published, after, wasPublished: true, isPublished: after !== null, isSuperseded });

describe('a change to a correction', () => {
  it.each<[string, CorrectionChange]>([
    ['requests one in your own name', change({ after: drafted }, 'ada', false)],
    ['reports one in nobody’s name', change({ after: { status: 'reported' } }, 'site', false)],
    [
      'edits one that was not approved',
      change({ before: drafted, after: { ...drafted, note: 'Other.' } }, 'ada'),
    ],
    ['approves another’s', change({ before: drafted, after: approved })],
    ['approves and publishes another’s at once', publishing(published)],
    [
      'publishes what another approved',
      { ...publishing(published, approved), by: { id: 'ada', mayApprove: true, mayDate: false } },
    ],
    [
      'clears the approval to change it',
      change({ before: approved, after: { ...drafted, note: 'Other.' } }, 'ada'),
    ],
    ['withdraws a draft', change({ before: drafted }, 'ada')],
    [
      'logs a typo alone',
      publishing({ kind: 'typo', requestedBy: 'bob', publishedAt: published.publishedAt }, {}),
    ],
    ['supersedes a published one', editing({ ...published, status: 'superseded' }, true)],
    [
      'brings along an old one',
      {
        ...publishing({ ...published, publishedAt: '2019-05-01T08:00:00Z' }),
        by: { id: 'bob', mayApprove: true, mayDate: true },
      },
    ],
    ['is a few minutes off', publishing({ ...published, publishedAt: '2026-11-25T09:55:00Z' })],
    ['writes a published one as it was', editing({ ...published, _updatedAt: 'now' })],
  ])('may be one that %s', (_case, allowed) => {
    expect(correctionProblem(allowed)).toBeNull();
  });

  it.each<[string, CorrectionChange, RegExp]>([
    ['requests in another’s name', change({ after: drafted }), /in your own name: requestedBy/],
    [
      'approves in another’s name',
      change({ before: drafted, after: { ...drafted, approvedBy: 'cy' } }),
      /in your own name: approvedBy/,
    ],
    [
      'approves one’s own',
      change({ before: drafted, after: { ...drafted, approvedBy: 'ada' } }, 'ada'),
      /Nobody approves their own/,
    ],
    [
      'requests and approves at once',
      change({ after: { ...drafted, requestedBy: 'bob', approvedBy: 'bob' } }),
      /Nobody approves their own/,
    ],
    [
      'approves without being an editor',
      change({ before: drafted, after: approved }, 'bob', false),
      /An editor approves/,
    ],
    [
      'takes over the request of what one approved',
      change({ before: approved, after: { ...approved, requestedBy: 'bob' } }),
      /Nobody approves their own/,
    ],
    [
      'changes the note after approval',
      change({ before: approved, after: { ...approved, note: 'Other.' } }, 'ada'),
      /approved as it stood/,
    ],
    [
      'changes the note while publishing what was approved',
      publishing({ ...published, note: 'Other.' }, approved),
      /approved as it stood/,
    ],
    [
      'changes the requester after approval',
      change({ before: approved, after: { ...approved, requestedBy: 'cy' } }, 'cy'),
      /approved as it stood/,
    ],
    [
      'publishes without approval',
      publishing({ ...drafted, publishedAt: published.publishedAt }),
      /another editor has approved/,
    ],
    [
      'publishes one’s own',
      {
        ...publishing({ ...published, approvedBy: 'ada' }),
        by: { id: 'ada', mayApprove: true, mayDate: false },
      },
      /Nobody approves their own/,
    ],
    [
      'publishes without a requester',
      publishing({ ...published, requestedBy: undefined }, { ...drafted, requestedBy: undefined }),
      /needs requestedBy/,
    ],
    [
      'publishes without a note',
      publishing({ ...published, note: ' ' }, { ...drafted, note: ' ' }),
      /needs note/,
    ],
    ['publishes without a time', publishing({ ...published, publishedAt: null }), /needs publishedAt/],
    [
      'publishes the reader’s address',
      publishing({ ...published, reporterEmail: 'r@example.org' }),
      /take reporterEmail out/,
    ],
    ['is dated ahead', publishing({ ...published, publishedAt: '2026-11-25T10:20:00Z' }), /has to be now/],
    ['is dated back', publishing({ ...published, publishedAt: '2026-11-25T09:40:00Z' }), /has to be now/],
    ['bears no time at all', publishing({ ...published, publishedAt: 'today' }), /has to be now/],
    ['edits a published one', editing({ ...published, note: 'Other.' }), /never edited/],
    ['supersedes one without a successor', editing({ ...published, status: 'superseded' }), /never edited/],
    ['reinstates one', editing({ ...published, status: 'drafted' }, true), /never edited/],
    ['deletes a published one', editing(null), /stays in the log/],
  ])('may not be one that %s', (_case, refused, reason) => {
    expect(correctionProblem(refused)).toMatch(reason);
  });
});
