import { type CorrectionChange, correctionProblem } from '../../../lib/corrections/correctionProblem.ts';

const drafted = {
  status: 'drafted',
  kind: 'correction',
  note: 'Said 8,000; it is 11,500.',
  requestedBy: 'ada',
  requestedText: 'text-1',
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
  request: {
    note: { revision: 'note-1', author: 'ada' },
    draft: { revision: 'draft-1', author: 'ada' },
    draftRevision: 'draft-1',
  },
  textRevisions: ['text-1'],
  partsToName: [],
  isForOneEditor: false,
  isOfPublished: false,
  isImported: false,
  at: '2026-11-25T10:00:00Z',
  by: { id, mayApprove },
  isPerson: (person) => person !== 'robot',
  mayBeOnePerson: (one, other) => one === other,
  ...given,
});
const publishing = (after: Record<string, unknown>, before: Record<string, unknown> = drafted) =>
  change({ before, after, isPublished: true });
const editing = (after: Record<string, unknown> | null, isSuperseded = false) =>
  change({ before: published, after, wasPublished: true, isPublished: after !== null, isSuperseded });

const replacing = (fields: Record<string, unknown>) => ({
  ...editing({ ...published, ...fields, status: 'superseded' }, true),
  before: { ...published, ...fields },
  superseded: { ...published, status: 'superseded' },
});

const at = '2026-11-25T10:00:00Z';
const later = '2026-11-25T10:00:01Z';
const report = { ...drafted, reportedVia: 'reader' };
/** A typo that one editor publishes. */
const typo = (fields: Record<string, unknown>) => ({
  ...publishing({ kind: 'typo', requestedBy: 'bob', ...fields }, {}),
  isForOneEditor: true,
});

describe('a change to a correction', () => {
  it.each<[string, CorrectionChange]>([
    ['requests one in your own name', change({ after: drafted }, 'ada', false)],
    ['reports one without a requester', change({ after: { status: 'reported' } }, 'site', false)],
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
    ['logs a typo alone', { ...publishing({ kind: 'typo', requestedBy: 'bob' }, {}), isForOneEditor: true }],
    [
      'tells alone of what was only added',
      { ...publishing({ ...drafted, kind: 'update', requestedBy: 'bob' }, {}), isForOneEditor: true },
    ],
    [
      'approves a note alone, whose story stays',
      {
        ...publishing({ ...published, approvedDraft: undefined }),
        request: { note: { revision: 'note-1', author: 'ada' }, draft: null, draftRevision: null },
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
    ['writes a published one as it was', editing({ ...published, _updatedAt: 'now', _rev: 'r2' })],
    [
      'names no requester any more',
      change({ before: drafted, after: { ...drafted, requestedBy: '' } }, 'cy'),
    ],
    ['logs a typo with an empty reference', typo({ supersedes: null })],
    [
      'replaces a note alone while one editor may',
      {
        ...publishing({ ...drafted, requestedBy: 'bob', supersedes: { _ref: 'old' } }, {}),
        superseded: { ...published, article: undefined },
        isForOneEditor: true,
      },
    ],
    [
      'replaces a retraction by a retraction',
      {
        ...publishing(
          { ...published, kind: 'retraction', supersedes: { _ref: 'old' } },
          { ...drafted, kind: 'retraction', supersedes: { _ref: 'old' } },
        ),
        superseded: { ...published, kind: 'retraction' },
      },
    ],
    [
      'goes live at its time',
      publishing({ ...published, scheduledFor: at }, { ...drafted, scheduledFor: at }),
    ],
    ['waits for its time', change({ before: drafted, after: { ...drafted, scheduledFor: later } }, 'ada')],
    [
      'was published before the time it still names',
      change({
        before: { ...published, scheduledFor: later },
        after: { ...published, scheduledFor: later },
        wasPublished: true,
        isPublished: true,
      }),
    ],
    [
      'declines a reader’s report',
      change({ before: { ...report, status: 'reported' }, after: { ...report, status: 'declined' } }),
    ],
    [
      'declines a correction that no reader asked for',
      change({ before: drafted, after: { ...drafted, status: 'declined' } }),
    ],
    ['accepts a reader’s report', change({ before: report, after: { ...report, status: 'accepted' } })],
    ['keeps a reader’s address in a draft', change({ after: { ...drafted, reporterEmail: 'r' } }, 'ada')],
    ['publishes an empty private field', publishing({ ...published, reporterEmail: null })],
    [
      'was requested by an API token and is only edited',
      change({ before: { requestedBy: 'robot' }, after: { requestedBy: 'robot', note: 'Other.' } }),
    ],
    [
      'was approved by an API token before that was forbidden, and is still a draft',
      change({
        before: { ...approved, approvedBy: 'robot' },
        after: { ...approved, approvedBy: 'robot', internalReason: 'Late.' },
      }),
    ],
    ['marks one as replaced that lacks an approval', replacing({ approvedBy: undefined })],
    ['marks one as replaced that replaced another', replacing({ supersedes: { _ref: 'older' } })],
    [
      'asks in a draft to replace another',
      change({ after: { ...drafted, supersedes: { _ref: 'old' } } }, 'ada'),
    ],
    [
      'was published by an API token before that was forbidden',
      change({
        before: { ...published, approvedBy: 'robot' },
        after: { ...published, approvedBy: 'robot' },
        wasPublished: true,
        isPublished: true,
      }),
    ],
  ])('may be one that %s', (_case, allowed) => {
    expect(correctionProblem(allowed)).toBeNull();
  });

  it.each<[string, CorrectionChange, RegExp]>([
    ['requests in another’s name', change({ after: drafted }), /in your own name. Set requestedBy/],
    [
      'approves in another’s name',
      change({ before: drafted, after: { ...drafted, approvedBy: 'cy' } }),
      /in your own name. Set approvedBy/,
    ],
    [
      'approves one’s own',
      change({ before: drafted, after: { ...drafted, approvedBy: 'ada' } }, 'ada'),
      /cannot approve your own/,
    ],
    [
      'requests and approves at once',
      change({ after: { ...drafted, requestedBy: 'bob', approvedBy: 'bob' } }),
      /cannot approve your own/,
    ],
    [
      'approves without being an editor',
      change({ before: drafted, after: approved }, 'bob', false),
      /Only an editor/,
    ],
    [
      'takes over the request of what one approved',
      change({ before: approved, after: { ...approved, requestedBy: 'bob' } }),
      /cannot approve your own/,
    ],
    [
      'changes the note after approval',
      change({ before: approved, after: { ...approved, note: 'Other.' } }, 'ada'),
      /already approved/,
    ],
    [
      'changes the note while publishing what was approved',
      publishing({ ...published, note: 'Other.' }, approved),
      /already approved/,
    ],
    [
      'changes the requester after approval',
      change({ before: approved, after: { ...approved, requestedBy: 'cy' } }, 'cy'),
      /already approved/,
    ],
    [
      'publishes without approval',
      publishing({ ...drafted, publishedAt: published.publishedAt }),
      /not approved yet/,
    ],
    [
      'publishes one’s own',
      {
        ...publishing({ ...published, approvedBy: 'ada' }),
        by: { id: 'ada', mayApprove: true },
      },
      /cannot approve your own/,
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
      /Remove reporterEmail/,
    ],
    [
      'approves a correction without a request',
      {
        ...publishing(published, { ...drafted, note: undefined }),
        request: { note: null, draft: null, draftRevision: null },
      },
      /no request to approve/,
    ],
    [
      'says which text somebody else read who asked for it',
      change({ before: drafted, after: { ...drafted, requestedText: 'text-2' }, textRevisions: ['text-2'] }),
      /Only whoever asked/,
    ],
    [
      'approves by an API token',
      change({ before: drafted, after: { ...approved, approvedBy: 'robot' } }, 'robot'),
      /token cannot approve/,
    ],
    [
      'approves what an API token requested',
      change({ before: { ...drafted, requestedBy: 'robot' }, after: { ...approved, requestedBy: 'robot' } }),
      /requestedBy must be a person/,
    ],
    [
      'publishes what an API token approved once',
      publishing({ ...published, approvedBy: 'robot' }, { ...approved, approvedBy: 'robot' }),
      /approvedBy must be a person/,
    ],
    [
      'approves a note that an API token changed last',
      {
        ...publishing(published),
        request: { note: { revision: 'note-1', author: 'robot' }, draft: null, draftRevision: null },
      },
      /token was the last to change this request/,
    ],
    [
      'approves a text that an API token changed last',
      {
        ...publishing(published),
        request: {
          note: { revision: 'note-1', author: 'ada' },
          draft: { revision: 'draft-1', author: 'robot' },
          draftRevision: 'draft-1',
        },
      },
      /token was the last to change the text/,
    ],
    [
      'approves and changes',
      publishing({ ...published, note: 'Other.' }),
      /cannot change a correction while/,
    ],
    [
      'approves a note that one changed last',
      {
        ...publishing(published),
        request: { note: { revision: 'note-1', author: 'bob' }, draft: null, draftRevision: null },
      },
      /last to change this request/,
    ],
    [
      'approves a text that one changed last',
      {
        ...publishing(published),
        request: {
          note: { revision: 'note-1', author: 'ada' },
          draft: { revision: 'draft-1', author: 'bob' },
          draftRevision: 'draft-1',
        },
      },
      /last to change the text/,
    ],
    [
      'approves another revision of the note',
      publishing({ ...published, approvedNote: 'note-0' }),
      /request has changed/,
    ],
    [
      'approves no revision of the note',
      publishing({ ...published, approvedNote: undefined }),
      /request has changed/,
    ],
    [
      'approves another revision of the text',
      publishing({ ...published, approvedDraft: 'draft-0' }),
      /text of the story has changed/,
    ],
    [
      'approves a text that is gone since',
      {
        ...publishing(published),
        request: { note: { revision: 'note-1', author: 'ada' }, draft: null, draftRevision: null },
      },
      /text of the story has changed/,
    ],
    [
      'calls more than a typo a typo',
      publishing({ kind: 'typo', requestedBy: 'bob' }, {}),
      /more than a typo/,
    ],
    ...(
      [
        ['replaces one that does not stand', {}, { status: 'superseded' }, /has not been replaced/],
        ['replaces one of another story', {}, { article: { _ref: 'b' } }, /same story/],
        ['replaces a note by a typo', { kind: 'typo' }, {}, /typo cannot replace/],
        ['undoes a retraction', { kind: 'update' }, { kind: 'retraction' }, /cannot be undone/],
        ['replaces one alone', { approvedBy: undefined }, {}, /not approved yet/],
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
    ...(
      [
        ['article', { _ref: 'b' }],
        ['kind', 'update'],
        ['severity', 'minor'],
        ['affects', ['body']],
        ['was', 'x'],
        ['is', 'y'],
        ['supersedes', { _ref: 'old' }],
        ['scheduledFor', '2026-12-01T00:00:00Z'],
        ['approvedNote', 'note-0'],
        ['approvedDraft', 'draft-0'],
        ['approvedAt', '2026-11-01T00:00:00Z'],
      ] as const
    ).map(([name, value]): [string, CorrectionChange, RegExp] => [
      `changes ${name} after approval`,
      change({ before: approved, after: { ...approved, [name]: value } }),
      /already approved/,
    ]),
    [
      'goes live before its time',
      publishing({ ...published, scheduledFor: later }, { ...drafted, scheduledFor: later }),
      /is scheduled for 2026-11-25T10:00:01Z/,
    ],
    ...(['drafted', 'approved'] as const).map((status): [string, CorrectionChange, RegExp] => [
      `declines the ${status} answer to a reader`,
      change({ before: { ...report, status }, after: { ...report, status: 'declined' } }),
      /stays open/,
    ]),
    [
      'publishes without a kind',
      publishing({ ...published, kind: '' }, { ...drafted, kind: '' }),
      /needs kind/,
    ],
    ['publishes a typo without a requester', typo({ requestedBy: undefined }), /needs requestedBy before/],
    ['publishes an update without a note alone', typo({ kind: 'update' }), /needs note before/],
    [
      'adds a field to a published one',
      editing({ ...published, internalReason: 'Late.' }),
      /cannot be edited/,
    ],
    ['removes a field of a published one', editing({ ...published, note: undefined }), /cannot be edited/],
    [
      'supersedes one and changes its note',
      editing({ ...published, status: 'superseded', note: 'Other.' }, true),
      /cannot be edited/,
    ],
    [
      'replaces one that is not known',
      {
        ...publishing({ ...published, supersedes: { _ref: 'x' } }, { ...drafted, supersedes: { _ref: 'x' } }),
      },
      /has not been replaced/,
    ],
    ['edits a published one', editing({ ...published, note: 'Other.' }), /cannot be edited/],
    [
      'supersedes one without a successor',
      editing({ ...published, status: 'superseded' }),
      /cannot be edited/,
    ],
    ['reinstates one', editing({ ...published, status: 'drafted' }, true), /cannot be edited/],
    ['deletes a published one', editing(null), /stays in the log/],
  ])('is rejected if it %s', (_case, rejected, reason) => {
    expect(correctionProblem(rejected)).toMatch(reason);
  });
});

describe('the reason of a declined correction', () => {
  const declined = (characters: number) => ({
    ...drafted,
    status: 'declined',
    declineReason: 'a'.repeat(characters),
  });

  it('has at most 1,000 characters', () => {
    expect(correctionProblem(change({ before: drafted, after: declined(1_000) }))).toBeNull();
    expect(correctionProblem(change({ before: drafted, after: declined(1_001) }))).toContain(
      'The reason has 1,001 characters.',
    );
  });
});
