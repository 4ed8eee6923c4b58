import { instantOfDrupal } from '../../../../lib/archive/read/drupal/instantOfDrupal.ts';
import { readDrupal } from '../../../../lib/archive/read/drupal/readDrupal.ts';
import { outline, readAll } from '../../../fixtures/archives/archiveFiles.ts';

const storiesOf = async (files: Record<string, string>) => (await readAll(readDrupal, files)).stories;

const row = {
  nid: '17',
  title: 'Cider &amp; perry prices rise',
  body: '<p>Cider makers raise prices.</p>\n<h2>Perry</h2>',
  created: '<time datetime="2019-05-04T08:00:00+00:00">Sat, 05/04/2019 - 10:00</time>\n',
  uid: '<span><a href="/user/2">Ada Roe</a></span>',
  field_category: '<a href="/farming">Farming</a>',
  field_tags: '<a href="/t/1">Prices</a>, <a href="/t/2">Cider, dry</a>',
  field_image: '  <img src="/sites/default/files/a.jpg" width="4" alt="Apples" title="Apples in rain" />\n',
  view_node: '<a href="/news/cider-prices" hreflang="en">view</a>',
  langcode: 'en',
  status: 'On',
  field_mood: 'Sour',
};

const expected = {
  key: 'drupal 17 en',
  headline: 'Cider & perry prices rise',
  slug: 'cider-prices',
  publishedAt: '2019-05-04T08:00:00+00:00',
  language: 'en',
  addresses: ['/news/cider-prices', '/node/17'],
  authors: [{ name: 'Ada Roe' }],
  leadImage: { address: '/sites/default/files/a.jpg', alt: 'Apples', caption: 'Apples in rain' },
  notes: ['Left over (mood): Sour'],
};

describe('rows of a view of Drupal', () => {
  it('are stories as JSON of Views data export', async () => {
    const [story] = await storiesOf({ 'a.json': JSON.stringify([row]) });
    expect(story).toMatchObject(expected);
    expect(story?.labels.map(({ name, kind }) => [kind, name])).toEqual([
      ['section', 'Farming'],
      ['topic', 'Prices'],
      ['topic', 'Cider, dry'],
    ]);
    expect(story && outline(story)).toEqual(['normal: Cider makers raise prices.', 'h2: Perry']);
  });

  it('are stories as CSV, by the titles of its columns', async () => {
    const names =
      'Title,Body,Authored on,Authored by,Category,Tags,Image,Link to Content,Published,ID,Langcode,Mood';
    const cells = [
      ...[row.title, row.body, 'Sat, 05/04/2019 - 10:00', 'Ada Roe', 'Farming', 'Prices, Cider'],
      ...['/sites/default/files/a.jpg', '/news/cider-prices', 'Yes', '17', 'en', 'Sour'],
    ].map((cell) => `"${cell.replaceAll('"', '""')}"`);
    const [story] = await storiesOf({ 'a.csv': `\uFEFF${names}\n${cells.join(',')}\n` });
    expect(story).toMatchObject({
      ...expected,
      publishedAt: '2019-05-04T10:00:00',
      leadImage: { address: '/sites/default/files/a.jpg' },
    });
    expect(story?.labels.map(({ name }) => name)).toEqual(['Farming', 'Prices', 'Cider']);
  });

  it('are stories as core’s serializer and Drupal 7 write them', async () => {
    const serialized = {
      nid: [{ value: 17 }],
      uuid: [{ value: '0d3c' }],
      title: [{ value: 'Prices rise' }],
      body: [{ value: 'raw', processed: '<p>Up.</p>', summary: 'A tenth more.' }],
      created: [{ value: '2019-05-04T08:00:00+00:00', format: 'Y-m-d' }],
      path: [{ alias: '/news/x', pid: 4, langcode: 'en' }],
      uid: [{ target_id: 1, url: '/user/1' }],
      langcode: [{ value: 'en' }],
      status: [{ value: true }],
    };
    const [one] = await storiesOf({ 'a.json': JSON.stringify([serialized]) });
    expect(one).toMatchObject({
      key: 'drupal 0d3c en',
      standfirst: 'A tenth more.',
      addresses: ['/news/x', '/node/17'],
      authors: [],
    });
    const [seven] = await storiesOf({
      'a.json': JSON.stringify({ nodes: [{ node: { ...row, created: '1556956800' } }] }),
    });
    expect(seven).toMatchObject({ ...expected, publishedAt: '2019-05-04T08:00:00.000Z' });
  });

  it('are left out as drafts, pages and without a text, and another kind of JSON is none', async () => {
    const { stories, skipped } = await readAll(readDrupal, {
      'a.json': JSON.stringify([
        { ...row, status: 'Off' },
        { ...row, type: 'Basic page' },
        { ...row, body: '' },
      ]),
    });
    expect(stories).toEqual([]);
    expect(skipped.map((line) => line.split(': ').at(-1))).toEqual([
      'not published there (draft)',
      'a page, not a story',
      'no text of its own',
    ]);
    await expect(storiesOf({ 'a.json': '[{"name":"x"}]' })).rejects.toThrow('rows of a view');
  });
});

describe('a time that a view shows', () => {
  it.each([
    ['1556956800', '2019-05-04T08:00:00.000Z'],
    ['2019-05-04T08:00:00+0200', '2019-05-04T08:00:00+0200'],
    ['2019-05-04', '2019-05-04T00:00:00'],
    ['Sat, 05/04/2019 - 14:30', '2019-05-04T14:30:00'],
    ['Sat, 04/05/2019 - 14:30', '2019-05-04T14:30:00'],
    ['Saturday, May 4, 2019 - 14:30', '2019-05-04T14:30:00'],
    ['05/04/2019 - 14:30', null],
    ['Mon, 05/04/2019', null],
    ['2019-02-31', null],
    ['yesterday', null],
  ])('is read if it says which day it is: %s', (written, read) => {
    expect(instantOfDrupal(written)).toBe(read);
  });
});
