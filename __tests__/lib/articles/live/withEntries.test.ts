import { withEntries } from '../../../../lib/articles/live/withEntries.ts';
import { articleMarkdown } from '../../../../lib/feeds/articleMarkdown.ts';
import { liveEntry } from '../../../fixtures/live.ts';
import { article, site } from '../../../fixtures/story.ts';

const setting = { timeZone: 'Europe/London', language: 'en' };

it('the entries follow the text, each with its time, headline and writers', () => {
  const entries = [liveEntry(1), liveEntry(2, { headline: null, authors: [] })];
  const markdown = articleMarkdown(withEntries(article, entries, setting), site, 'https://news.test');
  const [, coverage] = markdown.split(/(?=## 20 November 2026, 9:01 am GMT: Moment 1)/);
  expect(coverage?.split('\n## Sources')[0]?.trim()).toBe(
    [
      '## 20 November 2026, 9:01 am GMT: Moment 1',
      '*Ann Other*',
      'What happened in moment 1.',
      '## 20 November 2026, 9:02 am GMT',
      'What happened in moment 2.',
    ].join('\n\n'),
  );
});

it('a key of the result is there once', () => {
  const { body } = withEntries(article, [liveEntry(1), liveEntry(2)], setting);
  expect(new Set(body.map(({ _key }) => _key)).size).toBe(body.length);
});

it('a retracted story says nothing', () => {
  const retracted = { ...article, retractedAt: '2026-11-21T09:00:00Z' };
  expect(withEntries(retracted, [liveEntry(1)], setting)).toBe(retracted);
});
