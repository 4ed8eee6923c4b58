import { declineRequest } from '../../../../sanity/studio/requests/declineRequest.ts';

const pair = { draftId: 'drafts.c', publishedId: 'c' };

describe('declineRequest', () => {
  it.each([
    ['a report', { status: 'reported', reportedVia: 'reader' }],
    ['an accepted report', { status: 'accepted', reportedVia: 'reader' }],
    ['a request of the newsroom', { status: 'drafted', reportedVia: 'staff' }],
  ] as const)('declines %s', (_case, correction) => {
    expect(declineRequest({ id: 'c', ...correction }, 'No.')).toMatchObject([
      { ...pair, patch: { set: { status: 'declined', declineReason: 'No.' } } },
    ]);
  });

  it('leaves the report open when its answer is declined', () => {
    expect(declineRequest({ id: 'c', status: 'drafted', reportedVia: 'reader' }, 'No.')).toMatchObject([
      {
        ...pair,
        patch: {
          set: { status: 'accepted', declineReason: 'No.' },
          unset: expect.arrayContaining(['requestedBy', 'approvedBy']),
        },
      },
    ]);
  });
});
