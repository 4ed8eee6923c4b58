import { parseResult } from '../../../lib/queryResults/parseResult.ts';
import { searchedStories } from '../../../lib/search/searchedResults.ts';
import { searchedStoryFrom } from '../../../lib/search/searchedStoryFrom.ts';
import { storyResult } from '../../fixtures/storyResult.ts';

const bodyWith = (entries: { headline: string | null; text: string }[]): string => {
  const known = [{ _id: 'a-story', rev: '1', embargoedUntil: null }];
  const result = { stories: [{ ...storyResult(), entries }], known };
  const [found] = parseResult(searchedStories, result).value.stories ?? [];
  if (!found) throw new Error('The fixture is a story.');
  return searchedStoryFrom(found, '1', new Date('2026-11-25T12:00:00Z')).body;
};

describe('the text of a live story for search', () => {
  it('has its entries, oldest first', () => {
    const body = bodyWith([
      { headline: 'First', text: 'A lion.' },
      { headline: null, text: 'A tiger.' },
    ]);
    expect(body).toMatch(/First\nA lion\.\nA tiger\.$/);
  });

  it('has the newest entries of very long coverage', () => {
    const entries = Array.from({ length: 100 }, (_, index) => ({
      headline: `Moment ${index}`,
      text: 'word '.repeat(10_000),
    }));
    const body = bodyWith(entries);
    expect(body.length).toBeLessThan(1_100_000);
    expect(body).toContain('Moment 99');
    expect(body).not.toContain('Moment 50\n');
  });
});
