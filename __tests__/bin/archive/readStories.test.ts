import type { ArchiveSource } from '../../../bin/archive/archiveSource.ts';
import { readStories } from '../../../bin/archive/readStories.ts';
import { exportedIdsQuery, exportedStoriesQuery } from '../../../sanity/queries/article.ts';
import { site } from '../../fixtures/story.ts';

const ids = Array.from({ length: 4_100 }, (_, index) => `story-${String(index).padStart(5, '0')}`);

/** A lake of stories without text. Says how it was asked. */
const lakeOf = () => {
  const asked: string[] = [];
  const source: ArchiveSource = {
    query: async (query, params = {}) => {
      asked.push(query);
      const { after, count, ids: wanted } = params;
      if (query === exportedIdsQuery) return ids.filter((id) => id > String(after)).slice(0, Number(count));
      if (query === exportedStoriesQuery && Array.isArray(wanted)) {
        expect(wanted.length).toBeLessThanOrEqual(20);
        return wanted.map((_id) => ({ _id, slug: _id }));
      }
      return null;
    },
    exportAll: () => Promise.reject(new Error('not asked')),
    picture: () => Promise.reject(new Error('not asked')),
  };
  return { source, asked };
};

describe('reading all stories for an export', () => {
  it('passes over the dataset for few lists of ids, and reads each story once', async () => {
    const { source, asked } = lakeOf();
    const slugs: string[] = [];
    for await (const read of readStories(source, site, undefined))
      slugs.push('slug' in read ? read.slug : read.article.slug);
    expect(slugs).toEqual(ids);
    expect(asked.filter((query) => query === exportedIdsQuery)).toHaveLength(4);
  });
});
