import { articleFrom } from '../../../lib/articles/articleFrom.ts';
import { articleMarkdown } from '../../../lib/feeds/articleMarkdown.ts';
import { readWire } from '../../../lib/wire/readWire.ts';
import { story } from '../../../lib/wire/story.ts';
import { site } from '../../fixtures/story.ts';
import { wireStory } from '../../fixtures/wireStory.ts';

const read = (text: string) => {
  const block = { _type: 'block', _key: 'a', style: 'normal', markDefs: [] };
  const body = [{ ...block, children: [{ _type: 'span', _key: 's', text, marks: [] }] }];
  return readWire(story, { ...wireStory(), body, hasBody: true }).value;
};

const write = (text: string): string => {
  const value = read(text);
  if (!value) throw new Error('a story was expected');
  const article = articleFrom(value, { noBylineLine: null, now: new Date('2026-11-25T12:00:00Z') });
  return articleMarkdown(article, site, 'https://news.example.org');
};

describe('articleMarkdown', () => {
  it('keeps line breaks, and of many in a row two', () => {
    expect(write('one\ntwo')).toContain('one  \ntwo');
    expect(write(`one${'\n'.repeat(50)}two`)).toContain('one  \n  \ntwo');
  });

  it.each([
    ['spaces that do not break', '\u00a0'.repeat(150_000)],
    ['line breaks', '\n'.repeat(1_500)],
  ])('takes bounded work for %s without end', (_what, run) => {
    const before = process.cpuUsage();
    expect(write(`one${run}two`)).toContain('two');
    // Linear work takes a few milliseconds of CPU, quadratic work minutes for the spaces.
    expect(process.cpuUsage(before).user).toBeLessThan(10_000_000);
  });

  it('is not asked for a paragraph of more lines than can be drawn', () => {
    expect(() => read('\n'.repeat(100_000))).toThrow('more than 2000 lines');
  });
});
