import {
  keptWithdrawal,
  removalProblem,
  withdrawalProblem,
} from '../../../../lib/articles/publishing/withdrawalProblem.ts';

const isPerson = (id: string): boolean => id !== 'robot';
const draft = { headline: 'A' };
const askedBy = (requestedBy: unknown) => ({ ...draft, withdrawal: { requestedBy, reason: 'A court.' } });

describe('the removal of a live story', () => {
  const removal = (given: Partial<Parameters<typeof removalProblem>[0]> = {}) =>
    removalProblem({
      draftBefore: askedBy('joan'),
      draftAfter: draft,
      by: { id: 'anna', mayApprove: true },
      isPerson,
      mayBeOnePerson: (one, other) => one === other,
      isFourEyesOff: false,
      ...given,
    });

  it('is possible for an editor if someone else asked for it', () => {
    expect(removal()).toBeNull();
  });

  it('is possible for one editor while four eyes are off', () => {
    expect(removal({ draftBefore: null, isFourEyesOff: true })).toBeNull();
  });

  it.each<[string, Partial<Parameters<typeof removalProblem>[0]>, RegExp]>([
    ['someone who is no editor', { by: { id: 'joan', mayApprove: false } }, /Only an editor/],
    [
      'someone who is no editor while four eyes are off',
      { by: { id: 'joan', mayApprove: false }, isFourEyesOff: true },
      /Only an editor/,
    ],
    ['a deletion of the draft', { draftAfter: null }, /cannot be deleted/],
    [
      'a deletion of the draft while four eyes are off',
      { draftAfter: null, isFourEyesOff: true },
      /cannot be deleted/,
    ],
    ['one without a draft before', { draftBefore: null }, /takes two people/],
    ['one that nobody asked for', { draftBefore: draft }, /takes two people/],
    ['an empty request', { draftBefore: { ...draft, withdrawal: null } }, /takes two people/],
    ['a request that is no object', { draftBefore: { ...draft, withdrawal: 'joan' } }, /takes two people/],
    ['a request in no name', { draftBefore: askedBy(undefined) }, /takes two people/],
    ['one’s own request', { draftBefore: askedBy('anna') }, /another editor must do it/],
    [
      'a request of an account whose password the editor may know',
      { mayBeOnePerson: () => true },
      /may belong to one person/,
    ],
    ['an API token', { by: { id: 'robot', mayApprove: true } }, /An API token/],
    ['a request by an API token', { draftBefore: askedBy('robot') }, /An API token/],
  ])('is rejected for %s', (_case, given, problem) => {
    expect(removal(given)).toMatch(problem);
  });
});

describe('a request to take a story off the site', () => {
  const asked = { before: null, after: askedBy('joan'), by: 'joan', isOfLive: true, isCopy: false, isPerson };

  it.each([
    ['in one’s own name', null, askedBy('joan')],
    ['that stays as it was', askedBy('anna'), askedBy('anna')],
    ['that is taken back', askedBy('anna'), draft],
    ['in place of another’s', askedBy('anna'), askedBy('joan')],
  ])('may be one %s', (_case, before, after) => {
    expect(withdrawalProblem({ ...asked, before, after })).toBeNull();
  });

  it('cannot be made or edited in another’s name', () => {
    expect(withdrawalProblem({ ...asked, after: askedBy('anna') })).toMatch(/your own name/);
    const edited = { ...draft, withdrawal: { requestedBy: 'anna', reason: 'Another.' } };
    expect(withdrawalProblem({ ...asked, before: askedBy('anna'), after: edited })).toMatch(/your own name/);
  });

  it('cannot be made by an API token', () => {
    expect(withdrawalProblem({ ...asked, after: askedBy('robot'), by: 'robot' })).toMatch(/An API token/);
  });

  it('is not one if the story is not live', () => {
    const aboutDraft = { ...asked, before: draft, isOfLive: false };
    expect(withdrawalProblem(aboutDraft)).toMatch(/not on the site/);
    expect(withdrawalProblem({ ...aboutDraft, isCopy: true })).toMatch(/in a release/);
    expect(withdrawalProblem({ ...aboutDraft, before: askedBy('joan') })).toBeNull();
  });

  it.each<[string, Record<string, unknown> | null]>([
    ['a new draft', null],
    ['a restored draft', { headline: 'Another' }],
  ])('is removed from %s of a story that is not live, and not refused', (_case, before) => {
    expect(withdrawalProblem({ ...asked, before, isOfLive: false })).toBeNull();
    expect(keptWithdrawal(asked.after, false)).toBeUndefined();
  });

  it.each([null, 'x', false])('is an object: %j is removed', (withdrawal) => {
    expect(keptWithdrawal({ ...draft, withdrawal }, true)).toBeUndefined();
    expect(keptWithdrawal(asked.after, true)).toEqual(asked.after.withdrawal);
  });
});
