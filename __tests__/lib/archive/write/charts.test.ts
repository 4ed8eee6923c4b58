import { type StoryFormat, storyFormats } from '../../../../lib/archive/write/formats.ts';
import { feedStoryFrom } from '../../../../lib/feeds/feedStory.ts';
import { wordsOf } from '../../../../lib/words/wordsOf.ts';
import { exportedStory, siteUrl } from '../../../fixtures/exportedStory.ts';
import { wholeStory } from '../../../fixtures/wholeStory.ts';

const table = { _type: 'table' as const, _key: 'rain', caption: 'Rain', headerless: null };
const rows = [
  { _key: 'a', cells: ['Month', 'Litres'] },
  { _key: 'b', cells: ['May', '4711'] },
];
const story = wholeStory({ body: [{ ...table, chart: 'column', rows }] });

describe('the figures of a chart', () => {
  it.each(Object.keys(storyFormats) as StoryFormat[])('are in an export as %s', (format) => {
    const written = storyFormats[format].write(exportedStory(story));
    expect(written).toMatch(format === 'markdown' ? /\| May +\| 4711 +\|/ : /<td>May<\/td><td>4711<\/td>/);
  });

  it('are a table in a feed', () => {
    const setting = { siteUrl, words: wordsOf({ language: 'en' }) };
    const { html } = feedStoryFrom({ ...story, corrections: null }, setting, new Date());
    expect(html).toContain('<caption>Rain</caption><thead><tr><th>Month</th><th>Litres</th></tr></thead>');
    expect(html).toContain('<td>4711</td>');
  });
});
