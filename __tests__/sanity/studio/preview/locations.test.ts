import { locations } from '../../../../sanity/studio/preview/locations.ts';

const documents = ['person', 'section', 'topic', 'page', 'article'] as const;

describe('the pages of a document', () => {
  it.each(documents)('are told in our words: %s', (type) => {
    const shown = locations[type].resolve({
      slug: 'a-slug',
      title: 'A title',
      firstPublishedAt: '2026-11-27',
    });
    expect(shown?.locations).toHaveLength(1);
    expect(shown?.message).toMatch(/\w/);
  });

  it.each(['person', 'section', 'topic', 'page'] as const)('are none without an address: %s', (type) => {
    expect(locations[type].resolve({ slug: undefined, title: 'A title' })).toEqual({
      locations: [],
      message: 'It has no address yet.',
    });
  });
});
