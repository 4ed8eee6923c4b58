import { rankMostRead } from '../../../lib/front/rankMostRead.ts';
import { teaser } from '../../fixtures/story.ts';

const storyAt = (slug: string) => ({ ...teaser, id: slug, slug });

const rank = async (slugs: string[], found = slugs) => {
  const errors: unknown[] = [];
  const ranked = await rankMostRead({
    listSlugs: async () => slugs,
    findStories: async () => found.map(storyAt),
    onError: (error) => errors.push(error),
  });
  expect(errors).toEqual([]);
  return ranked.map(({ slug }) => slug);
};

describe('the most read stories', () => {
  it('are five, in the order of their readers', async () => {
    expect(await rank([...'abcdef'], [...'fedcba'])).toEqual([...'abcde']);
  });

  it('are none if fewer than three can be shown', async () => {
    expect(await rank(['a', 'b'])).toEqual([]);
    expect(await rank(['a', 'b', 'c'], ['a', 'b'])).toEqual([]);
    expect(await rank(['a', 'b', 'c'])).toEqual(['a', 'b', 'c']);
  });

  it.each([
    ['the counts', { listSlugs: () => Promise.reject(new Error('no counts')) }, 'no counts'],
    ['the stories', { findStories: () => Promise.reject(new Error('no stories')) }, 'no stories'],
  ])('are left out if %s cannot be read, and the error is reported', async (_case, failing, message) => {
    const errors: unknown[] = [];
    const ranked = rankMostRead({
      listSlugs: async () => ['a', 'b', 'c'],
      findStories: async (slugs) => slugs.map(storyAt),
      onError: (error) => errors.push(error),
      ...failing,
    });
    expect(await ranked).toEqual([]);
    expect(errors).toEqual([new Error(message)]);
  });
});
