import { readDrupal } from '../../../../lib/archive/read/drupal/readDrupal.ts';
import { outline, readAll } from '../../../fixtures/archives/archiveFiles.ts';

const to = (type: string, id: string, meta?: object) => ({ type, id, ...(meta && { meta }) });

const node = (more: object = {}, relationships: object = {}) => ({
  type: 'node--article',
  id: '0d3c',
  attributes: {
    drupal_internal__nid: 17,
    title: 'Cider & perry prices rise',
    status: true,
    langcode: 'en',
    created: '2019-05-04T08:00:00+00:00',
    path: { alias: '/news/cider-prices', pid: 4 },
    body: {
      value: 'raw',
      processed:
        '<p>Cider makers raise prices.</p>\n<h2>Perry</h2>\n<p><img src="/files/perry.jpg" alt="Perry"></p>',
      summary: 'A bottle costs a tenth more.',
    },
    ...more,
  },
  relationships: {
    uid: { data: to('user--user', 'u1') },
    field_image: { data: to('file--file', 'f1', { alt: 'Apples', title: 'Apples in rain' }) },
    field_category: { data: to('taxonomy_term--categories', 't1') },
    field_tags: { data: [to('taxonomy_term--tags', 't2'), to('taxonomy_term--tags', 'missing')] },
    ...relationships,
  },
});

const included = [
  { type: 'user--user', id: 'u1', attributes: { display_name: 'Ada Roe', mail: 'ada@gazette.example' } },
  { type: 'file--file', id: 'f1', attributes: { uri: { value: 'public://a.jpg', url: '/files/a.jpg' } } },
  { type: 'taxonomy_term--categories', id: 't1', attributes: { name: 'Farming' } },
  { type: 'taxonomy_term--tags', id: 't2', attributes: { name: 'Prices' } },
];

const read = (data: unknown, more: unknown[] = included) =>
  readAll(readDrupal, {
    'page-1.json': JSON.stringify({ jsonapi: { version: '1.0' }, data, included: more }),
  });

describe('an answer of Drupal’s JSON:API', () => {
  it('gives title, text, teaser, date, writer, terms, picture and both addresses', async () => {
    const {
      stories: [story],
    } = await read([node()]);
    expect(story).toMatchObject({
      key: 'drupal 0d3c en',
      headline: 'Cider & perry prices rise',
      slug: 'cider-prices',
      standfirst: 'A bottle costs a tenth more.',
      publishedAt: '2019-05-04T08:00:00+00:00',
      language: 'en',
      addresses: ['/news/cider-prices', '/node/17'],
      authors: [{ name: 'Ada Roe' }],
      labels: [
        { name: 'Farming', kind: 'section' },
        { name: 'Prices', kind: 'topic' },
      ],
      leadImage: { address: '/files/a.jpg', alt: 'Apples', caption: 'Apples in rain' },
    });
    expect(story && outline(story)).toEqual([
      'normal: Cider makers raise prices.',
      'h2: Perry',
      'image: Perry',
    ]);
    expect(JSON.stringify(story)).not.toMatch('ada@');
  });

  it('finds authors of a field of their own, and the file of a media item in another file', async () => {
    const media = {
      type: 'media--image',
      id: 'm1',
      attributes: { name: 'a.jpg' },
      relationships: {
        thumbnail: { data: to('file--file', 'small') },
        field_media_image: { data: to('file--file', 'f1', { alt: 'Apples' }) },
      },
    };
    const { stories } = await readAll(readDrupal, {
      'a.json': JSON.stringify({
        data: node(
          {},
          {
            field_image: { data: to('media--image', 'm1') },
            field_authors: { data: [to('node--person', 'p1')] },
          },
        ),
      }),
      'b.json': JSON.stringify({ data: [media, ...included] }),
      'c.json': JSON.stringify({
        data: { type: 'node--person', id: 'p1', attributes: { title: 'Ben Poe' } },
      }),
    });
    expect(stories[0]).toMatchObject({
      authors: [{ name: 'Ben Poe' }],
      leadImage: { address: '/files/a.jpg', alt: 'Apples' },
    });
  });

  it('takes people that have a text for writers, and not for stories', async () => {
    const person = { type: 'node--person', id: 'p1', attributes: { title: 'Jane Doe', body: 'She writes.' } };
    const { stories, skipped } = await read([
      node({}, { field_author: { data: to('node--person', 'p1') } }),
      person,
    ]);
    expect(stories.map(({ authors }) => authors)).toMatchObject([[{ name: 'Jane Doe' }]]);
    expect(skipped).toEqual(['Jane Doe: no text of its own (person)']);
  });

  it('has reasons for what is no published story', async () => {
    const { stories, skipped } = await read([node({ status: false }), { ...node(), type: 'node--page' }]);
    expect(stories).toEqual([]);
    expect(skipped.map((line) => line.split(': ')[1])).toEqual([
      'not published there (draft)',
      'a page, not a story',
    ]);
  });

  it('is refused without a node', async () => {
    await expect(read([])).rejects.toThrow('JSON:API with nodes');
    await expect(readAll(readDrupal, { 'a.json': '[1]' })).rejects.toThrow('JSON:API with nodes');
  });
});
