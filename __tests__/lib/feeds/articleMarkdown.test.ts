import { articleFrom } from '../../../lib/articles/articleFrom.ts';
import { articleMarkdown } from '../../../lib/feeds/articleMarkdown.ts';
import { parseResult } from '../../../lib/queryResults/parseResult.ts';
import { story } from '../../../lib/queryResults/story.ts';
import { processorSeconds } from '../../fixtures/processorSeconds.ts';
import { site } from '../../fixtures/story.ts';
import { storyResult } from '../../fixtures/storyResult.ts';

const read = (text: string) => {
  const block = { _type: 'block', _key: 'a', style: 'normal', markDefs: [] };
  const body = [{ ...block, children: [{ _type: 'span', _key: 's', text, marks: [] }] }];
  return parseResult(story, { ...storyResult(), body, hasBody: true }).value;
};

const write = (text: string): string => {
  const value = read(text);
  if (!value) throw new Error('a story was expected');
  const article = articleFrom(value, { noBylineLine: null, now: new Date('2026-11-25T12:00:00Z') });
  return articleMarkdown(article, site, 'https://news.example.org');
};

describe('articleMarkdown', () => {
  it('keeps line breaks, at most two in a row', () => {
    expect(write('one\ntwo')).toContain('one\\\ntwo');
    expect(write(`one${'\n'.repeat(50)}two`)).toContain('one\\\n\\\ntwo');
  });

  it.each([
    ['spaces that do not break', '\u00a0'.repeat(150_000)],
    ['line breaks', '\n'.repeat(1_500)],
  ])('does bounded work for a long run of %s', async (_case, run) => {
    // Linear work takes a few milliseconds, quadratic work minutes for the spaces.
    const seconds = await processorSeconds(() => expect(write(`one${run}two`)).toContain('two'));
    expect(seconds).toBeLessThan(10);
  });

  it('is not built for a paragraph with too many lines', () => {
    expect(() => read('\n'.repeat(100_000))).toThrow('more than 2000 lines');
  });
});
