import { type CorrectionState, correctionOffer } from '../../../lib/corrections/correctionOffers.ts';

const article = { _ref: 'a' };
const state: CorrectionState = {
  person: { id: 'e', mayWrite: true, mayPublish: true },
  draft: { status: 'accepted', article },
  published: { status: 'published', kind: 'correction', article },
  isCorrectionPending: false,
};

describe('beginning another correction of a story', () => {
  it.each(['correct', 'supersede'] as const)('rests while one waits, and says why: %s', (action) => {
    expect(correctionOffer(action, state)).toEqual({ disabledReason: null });
    expect(correctionOffer(action, { ...state, isCorrectionPending: true })).toEqual({
      disabledReason: 'A correction of this story is waiting for approval.',
    });
  });
});
