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
  it('begins a draft in the name of whoever asks, and publishes nothing', () => {
    expect(requestCorrection({ id: 'c', articleId: 'a', words, requestedBy: 'ann' })).toEqual([
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
        },
      },
    ]);
  });

  it('names the note that it replaces', () => {
    const [action] = requestCorrection({
      id: 'c',
      articleId: 'a',
      words,
      requestedBy: 'ann',
      supersedes: 'old',
    });
    expect(action).toMatchObject({
      attributes: { supersedes: { _type: 'reference', _ref: 'old', _weak: true } },
    });
  });
});

describe('answerReport', () => {
  it('makes the report the correction and leaves what the reader wrote', () => {
    expect(answerReport({ id: 'r', articleId: 'a', words, requestedBy: 'ann' })).toEqual([
      {
        actionType: 'sanity.action.document.edit',
        draftId: 'drafts.r',
        publishedId: 'r',
        patch: { set: expect.objectContaining({ status: 'drafted', requestedBy: 'ann', note: words.note }) },
      },
    ]);
  });
});

describe('publishTypo', () => {
  it('publishes the log entry and the story in one request and sets no time on the story', () => {
    const actions = publishTypo({
      id: 't',
      articleId: 'a',
      affects: ['body'],
      passage: { was: 'teh', is: 'the' },
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
          was: 'teh',
        }),
      },
      {
        actionType: 'sanity.action.document.edit',
        draftId: 'drafts.a',
        publishedId: 'a',
        patch: { unset: ['filedAt', 'filedBy', 'takenBackAt', 'takenBackBy'] },
      },
      { actionType: 'sanity.action.document.publish', draftId: 'drafts.t', publishedId: 't' },
      { actionType: 'sanity.action.document.publish', draftId: 'drafts.a', publishedId: 'a' },
    ]);
  });
});
