import { copyBy } from '../../../../../sanity/studio/actions/stories/copyBy.ts';

describe('a duplicated story', () => {
  it('keeps its text, loses its dates and address, and is a draft of the person who made it', () => {
    const copy = copyBy('joan')({
      _id: 'drafts.copy',
      _type: 'article',
      headline: 'A headline',
      firstPublishedAt: '2026-11-24T14:33:00Z',
      modifiedAt: '2026-11-24T15:00:00Z',
      slug: { current: 'a-headline' },
      startedBy: 'anna',
    });
    expect(copy).toEqual({
      _id: 'drafts.copy',
      _type: 'article',
      headline: 'A headline',
      startedBy: 'joan',
    });
  });
});
