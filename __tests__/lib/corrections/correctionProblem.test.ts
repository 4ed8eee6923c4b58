import { type CorrectionChange, correctionProblem } from '../../../lib/corrections/correctionProblem.ts';

const drafted = {
  status: 'drafted',
  kind: 'correction',
  note: 'Said 8,000; it is 11,500.',
  requestedBy: 'ada',
};
const approved = {
  ...drafted,
  status: 'approved',
  approvedBy: 'bob',
  approvedNote: 'note-1',
  approvedDraft: 'draft-1',
};
const published = { ...approved, status: 'published', publishedAt: '2026-11-25T10:00:00Z' };

const change = (given: Partial<CorrectionChange>, id = 'bob', mayApprove = true): CorrectionChange => ({
  before: null,
  after: null,
  wasPublished: false,
  isPublished: false,
  isSuperseded: false,
  superseded: null,
  request: { note: { revision: 'note-1', author: 'ada' }, draft: { revision: 'draft-1', author: 'ada' } },
  needsNobodyElse: false,
  by: { id, mayApprove },
  isPerson: (person) => person !== 'robot',
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
      { ...publishing(published, approved), by: { id: 'ada', mayApprove: true } },
    ],
    [
      'clears the approval to change it',
      change({ before: approved, after: { ...drafted, note: 'Other.' } }, 'ada'),
    ],
    ['withdraws a draft', change({ before: drafted }, 'ada')],
    ['logs a typo alone', { ...publishing({ kind: 'typo', requestedBy: 'bob' }, {}), needsNobodyElse: true }],
    [
      'tells alone of what was only added',
      { ...publishing({ ...drafted, kind: 'update', requestedBy: 'bob' }, {}), needsNobodyElse: true },
    ],
    [
      'approves a note alone, whose story stays',
      {
        ...publishing({ ...published, approvedDraft: undefined }),
        request: { note: { revision: 'note-1', author: 'ada' }, draft: null },
      },
    ],
    [
      'replaces a note of the same story',
      {
        ...publishing(
          { ...published, article: { _ref: 'a' }, supersedes: { _ref: 'old' } },
          { ...drafted, article: { _ref: 'a' }, supersedes: { _ref: 'old' } },
        ),
        superseded: { ...published, article: { _ref: 'a' } },
      },
    ],
    ['supersedes a published one', editing({ ...published, status: 'superseded' }, true)],
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
        by: { id: 'ada', mayApprove: true },
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
    [
      'publishes the reader’s address',
      publishing({ ...published, reporterEmail: 'r@example.org' }),
      /take reporterEmail out/,
    ],
    [
      'approves what nobody requested',
      { ...publishing(published, { requestedBy: 'ada' }), request: { note: null, draft: null } },
      /somebody else has made/,
    ],
    [
      'approves by an API token',
      change({ before: drafted, after: { ...approved, approvedBy: 'robot' } }, 'robot'),
      /has read nothing/,
    ],
    [
      'approves what an API token requested',
      change({ before: { ...drafted, requestedBy: 'robot' }, after: { ...approved, requestedBy: 'robot' } }),
      /requestedBy has to be a person/,
    ],
    [
      'publishes what an API token approved once',
      publishing({ ...published, approvedBy: 'robot' }, { ...approved, approvedBy: 'robot' }),
      /approvedBy has to be a person/,
    ],
    [
      'approves a note that an API token changed last',
      { ...publishing(published), request: { note: { revision: 'note-1', author: 'robot' }, draft: null } },
      /token was the last to change this request/,
    ],
    [
      'approves a text that an API token changed last',
      {
        ...publishing(published),
        request: {
          note: { revision: 'note-1', author: 'ada' },
          draft: { revision: 'draft-1', author: 'robot' },
        },
      },
      /token was the last to change the text/,
    ],
    ['approves and changes', publishing({ ...published, note: 'Other.' }), /changes nothing/],
    [
      'approves a note that one changed last',
      { ...publishing(published), request: { note: { revision: 'note-1', author: 'bob' }, draft: null } },
      /last to change this request/,
    ],
    [
      'approves a text that one changed last',
      {
        ...publishing(published),
        request: {
          note: { revision: 'note-1', author: 'ada' },
          draft: { revision: 'draft-1', author: 'bob' },
        },
      },
      /last to change the text/,
    ],
    [
      'approves another revision of the note',
      publishing({ ...published, approvedNote: 'note-0' }),
      /read it again \(approvedNote/,
    ],
    [
      'approves no revision of the note',
      publishing({ ...published, approvedNote: undefined }),
      /read it again \(approvedNote/,
    ],
    [
      'approves another revision of the text',
      publishing({ ...published, approvedDraft: 'draft-0' }),
      /read it again \(approvedDraft/,
    ],
    [
      'calls more than a typo a typo',
      publishing({ kind: 'typo', requestedBy: 'bob' }, {}),
      /more than a typo/,
    ],
    ...(
      [
        ['replaces one that does not stand', {}, { status: 'superseded' }, /that stands/],
        ['replaces one of another story', {}, { article: { _ref: 'b' } }, /same story/],
        ['replaces a note by a typo', { kind: 'typo' }, {}, /not by a typo/],
        ['undoes a retraction', { kind: 'update' }, { kind: 'retraction' }, /not undone/],
        ['replaces one alone', { approvedBy: undefined }, {}, /another editor has approved/],
      ] as const
    ).map(([title, fields, old, reason]): [string, CorrectionChange, RegExp] => {
      const successor = { article: { _ref: 'a' }, supersedes: { _ref: 'old' }, ...fields };
      return [
        title,
        {
          ...publishing({ ...published, ...successor }, { ...approved, ...successor }),
          superseded: { ...published, article: { _ref: 'a' }, ...old },
        },
        reason,
      ];
    }),
    ['edits a published one', editing({ ...published, note: 'Other.' }), /never edited/],
    ['supersedes one without a successor', editing({ ...published, status: 'superseded' }), /never edited/],
    ['reinstates one', editing({ ...published, status: 'drafted' }, true), /never edited/],
    ['deletes a published one', editing(null), /stays in the log/],
  ])('may not be one that %s', (_case, refused, reason) => {
    expect(correctionProblem(refused)).toMatch(reason);
  });
});
