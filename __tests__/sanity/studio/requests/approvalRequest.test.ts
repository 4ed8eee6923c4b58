import {
  approveCorrection,
  correctionRecord,
  type DraftedCorrection,
} from '../../../../sanity/studio/requests/approvalRequest.ts';

const now = '2026-11-24T14:33:00.000Z';
const correction: DraftedCorrection = {
  id: 'c',
  articleId: 'a',
  kind: 'correction',
  severity: 'substantive',
  supersedes: null,
};
const article: { draftRevision: string | null; revision: string; hasSummary: boolean } = {
  draftRevision: 'draft-1',
  revision: 'before',
  hasSummary: true,
};
const approve = (changed: Partial<DraftedCorrection>, articleChanged: Partial<typeof article> = {}) =>
  approveCorrection({
    correction: { ...correction, ...changed },
    article: { ...article, ...articleChanged },
    noteRevision: 'note-1',
    approvedBy: 'ben',
    now,
    transactionId: 'after',
    sequence: 2,
  });

const articleEdit = (actions: ReturnType<typeof approve>) =>
  actions.find((action) => action.actionType === 'sanity.action.document.edit' && action.publishedId === 'a');

describe('approveCorrection', () => {
  it('publishes note and text in one request', () => {
    expect(
      approve({}).map((action) => [action.actionType, 'publishedId' in action && action.publishedId]),
    ).toEqual([
      ['sanity.action.document.edit', 'c'],
      ['sanity.action.document.edit', 'a'],
      ['sanity.action.document.publish', 'a'],
      ['sanity.action.document.publish', 'c'],
    ]);
  });

  it('records the approver and removes private fields', () => {
    expect(approve({})[0]).toMatchObject({
      patch: {
        set: {
          status: 'published',
          approvedBy: 'ben',
          approvedAt: now,
          approvedNote: 'note-1',
          approvedDraft: 'draft-1',
          publishedAt: now,
          revisionBefore: 'before',
          revisionAfter: 'after',
          sequence: 2,
        },
        unset: ['internalReason', 'reportMessage', 'reportPassage', 'reporterEmail', 'declineReason'],
      },
    });
  });

  it.each([
    ['a substantive correction', {}, { modifiedAt: now, recheckSummary: true }],
    ['a minor correction', { severity: 'minor' }, { recheckSummary: true }],
    ['an update', { kind: 'update' }, { modifiedAt: now }],
    [
      'a retraction',
      { kind: 'retraction', severity: 'serious' },
      { modifiedAt: now, retractedAt: now, recheckSummary: true },
    ],
  ] as const)('dates the story for %s', (_case, changed, set) => {
    expect(articleEdit(approve(changed))).toMatchObject({ patch: { set } });
  });

  it('asks for no re-check without a summary', () => {
    expect(articleEdit(approve({}, { hasSummary: false }))).toMatchObject({
      patch: { set: { modifiedAt: now } },
    });
  });

  it('does not touch a story whose text and dates stay', () => {
    const actions = approve({ kind: 'editors-note', severity: 'minor' }, { draftRevision: null });
    expect(actions).toHaveLength(2);
    expect(articleEdit(actions)).toBeUndefined();
  });

  it('marks the replaced note', () => {
    expect(approve({ supersedes: 'old' }).slice(-2)).toEqual([
      {
        actionType: 'sanity.action.document.edit',
        draftId: 'drafts.old',
        publishedId: 'old',
        patch: { set: { status: 'superseded' } },
      },
      { actionType: 'sanity.action.document.publish', draftId: 'drafts.old', publishedId: 'old' },
    ]);
  });
});

describe('correctionRecord', () => {
  it('stores private fields under an id that anonymous clients cannot read', () => {
    expect(correctionRecord({ ...correction, reporterEmail: 'reader@example.org' })).toEqual({
      _id: 'internal.c',
      _type: 'correctionRecord',
      correction: { _type: 'reference', _ref: 'c', _weak: true },
      reporterEmail: 'reader@example.org',
    });
  });

  it('is null if there are no private fields', () => {
    expect(correctionRecord(correction)).toBeNull();
  });
});
