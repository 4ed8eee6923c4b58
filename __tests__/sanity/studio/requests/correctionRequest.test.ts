import {
  answerReport,
  type CorrectionWords,
  publishTypo,
  requestCorrection,
} from '../../../../sanity/studio/requests/correctionRequest.ts';

const words: CorrectionWords = {
  kind: 'correction',
  severity: 'substantive',
  affects: ['body'],
  was: 'The firm began in 1985.',
  is: 'The firm began in 1975.',
  note: 'An earlier version gave the founding year as 1985; it was 1975.',
  internalReason: '',
};

describe('requestCorrection', () => {
  it('creates a draft in the requester’s name and publishes nothing', () => {
    expect(
      requestCorrection({ id: 'c', articleId: 'a', words, requestedBy: 'ann', requestedText: 'r1' }),
    ).toEqual([
      {
        actionType: 'sanity.action.document.create',
        publishedId: 'c',
        ifExists: 'fail',
        attributes: {
          _id: 'drafts.c',
          _type: 'correction',
          article: { _type: 'reference', _ref: 'a', _weak: true },
          kind: 'correction',
          severity: 'substantive',
          affects: ['body'],
          was: words.was,
          is: words.is,
          note: words.note,
          status: 'drafted',
          reportedVia: 'staff',
          requestedBy: 'ann',
          requestedText: 'r1',
        },
      },
    ]);
  });

  it('stores all passages that the draft changes', () => {
    const changed = { ...words, was: '', is: '', changes: [change, { ...change, _key: 'change-1' }] };
    const [action] = requestCorrection({
      id: 'c',
      articleId: 'a',
      words: changed,
      requestedBy: 'ann',
      requestedText: 'r1',
    });
    expect(action).toMatchObject({ attributes: { changes: changed.changes } });
    expect(action).not.toHaveProperty('attributes.was');
  });

  it('references the note that it replaces', () => {
    const [action] = requestCorrection({
      id: 'c',
      articleId: 'a',
      words,
      requestedBy: 'ann',
      requestedText: 'r1',
      supersedes: 'old',
    });
    expect(action).toMatchObject({
      attributes: { supersedes: { _type: 'reference', _ref: 'old', _weak: true } },
    });
  });
});

describe('answerReport', () => {
  it('turns the report into the correction and keeps the reader’s text', () => {
    expect(answerReport({ id: 'r', articleId: 'a', words, requestedBy: 'ann', requestedText: 'r1' })).toEqual(
      [
        {
          actionType: 'sanity.action.document.edit',
          draftId: 'drafts.r',
          publishedId: 'r',
          patch: {
            set: expect.objectContaining({ status: 'drafted', requestedBy: 'ann', note: words.note }),
            unset: ['declineReason'],
          },
        },
      ],
    );
  });

  it('does not overwrite an answer that came meanwhile', () => {
    expect(
      answerReport({ id: 'r', articleId: 'a', words, requestedBy: 'ann', requestedText: 'r1' }, 'rev1'),
    ).toMatchObject([{ patch: { ifRevisionID: 'rev1' } }]);
  });
});

const change = {
  _key: 'change-0',
  _type: 'passageChange',
  path: 'body',
  block: 'a',
  was: 'teh',
  is: 'the',
} as const;

describe('publishTypo', () => {
  it('publishes the log entry and the story in one request without changing the story’s dates', () => {
    const actions = publishTypo({
      id: 't',
      articleId: 'a',
      affects: ['body'],
      draftRevision: 'read',
      changes: [change],
      requestedBy: 'ann',
      now: '2026-11-24T14:33:00.000Z',
    });
    expect(actions).toEqual([
      {
        actionType: 'sanity.action.document.create',
        publishedId: 't',
        ifExists: 'fail',
        attributes: expect.objectContaining({
          kind: 'typo',
          status: 'published',
          requestedBy: 'ann',
          changes: [change],
        }),
      },
      {
        actionType: 'sanity.action.document.edit',
        draftId: 'drafts.a',
        publishedId: 'a',
        patch: {
          unset: ['filedAt', 'filedBy', 'unreviewedChangeAt', 'unreviewedChangeBy'],
          ifRevisionID: 'read',
        },
      },
      { actionType: 'sanity.action.document.publish', draftId: 'drafts.t', publishedId: 't' },
      { actionType: 'sanity.action.document.publish', draftId: 'drafts.a', publishedId: 'a' },
    ]);
  });
});
