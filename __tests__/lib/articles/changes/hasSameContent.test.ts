import { hasSameContent } from '../../../../lib/articles/changes/readContent.ts';

describe('two revisions of a story', () => {
  it('are compared without reading what they share, however long their history is', () => {
    const unread = new Proxy([], {
      get: () => {
        throw new Error('It was read.');
      },
    });
    const one = { _type: 'article', headline: 'A', body: unread, ignoredStyle: [] };
    expect(hasSameContent(one, { ...one, ignoredStyle: [{ passage: 'the the' }] })).toBe(true);
    expect(() => hasSameContent(one, { ...one, headline: 'B' })).toThrow('It was read.');
  });

  it('of two types differ by the names that readers see', () => {
    const one = { _type: 'article', noByline: true, bylines: [{ _ref: 'ann' }] };
    expect(hasSameContent(one, { ...one, _type: 'liveEntry' })).toBe(false);
    expect(hasSameContent(one, { ...one })).toBe(true);
    expect([hasSameContent(one, null), hasSameContent(null, null)]).toEqual([false, true]);
  });
});
