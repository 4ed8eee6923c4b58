import { archiveFormats } from '../../../../lib/archive/formats.ts';
import { fixture, readAll } from '../../../fixtures/archives/archiveFiles.ts';
import { ghostExport } from '../../../fixtures/archives/ghostExport.ts';

type Files = Record<string, string | Uint8Array>;

const read = (format: string, files: Files) => {
  const reader = archiveFormats.get(format);
  if (!reader) throw new Error(format);
  return readAll(reader, files);
};

const numbers = [1, 2, 3, 4];
const lines = (all: unknown[]): string => all.map((one) => `${JSON.stringify(one)}\n`).join('');
const list = (all: object[]): string => JSON.stringify(all, null, 2);

const ninjs = numbers.map((one) => ({
  uri: `urn:${one}`,
  headline: `Story ${one}`,
  body_html: '<p>Text.</p>',
}));
const sanity = numbers.map((one) => ({
  _id: `s${one}`,
  _type: 'post',
  title: `Story ${one}`,
  body: 'Text.',
}));
const nodes = numbers.map((one) => ({
  ...{ type: 'node--article', id: `n${one}`, relationships: {} },
  attributes: { title: `Story ${one}`, body: { value: '<p>Text.</p>' }, status: true },
}));
const rows = numbers.map((one) => ({ nid: `${one}`, title: `Story ${one}`, body: 'Text.', status: 'On' }));
const ghost = (change: (posts: Record<string, unknown>[]) => unknown[]): string => {
  const file = JSON.parse(ghostExport);
  const { data } = file.db[0];
  return JSON.stringify({ db: [{ data: { ...data, posts: change(data.posts.slice(0, 3)) } }] });
};
const substack = (csv: string, ids = numbers): Files => ({
  'posts.csv': `post_id,post_date,is_published,type,audience,title,subtitle\n${csv}`,
  ...Object.fromEntries(ids.map((one) => [`posts/${one}.a.html`, '<p>Text.</p>'])),
});
const post = (one: number, title = `"Story ${one}"`, published = 'true'): string =>
  `${one}.a,2019-05-04T10:00:00Z,${published},newsletter,everyone,${title},\n`;
const posts = numbers.map((one) => post(one)).join('');
const drupalCsv = (more: string): string => `nid,title,body\n1,"Story 1","Text."\n${more}`;

const deepLexical = `{"root":{"children":${'[{"type":"list","children":'.repeat(20_000)}[]${'}]'.repeat(20_000)}}}`;

describe('the stories of a damaged archive', () => {
  it.each<[string, string, Files, number, string[]]>([
    [
      'a damaged line of NDJSON',
      'sanity',
      { 'a.ndjson': lines(sanity).replace('{"_id":"s2"', '{_id":"s2"') },
      4,
      ['line 2'],
    ],
    ['a last line that is cut off', 'sanity', { 'a.ndjson': lines(sanity).slice(0, -9) }, 4, ['line 4']],
    [
      'a document without an id',
      'sanity',
      { 'a.ndjson': lines([...sanity, { _type: 'post', title: 'A', body: 'B' }]) },
      5,
      ['line 5'],
    ],
    [
      'a line of 41 million signs',
      'sanity',
      { 'a.ndjson': lines([sanity[0], 'x'.repeat(41_000_000), sanity[1]]) },
      3,
      ['line 2'],
    ],
    [
      'a story without a headline',
      'sanity',
      { 'a.ndjson': lines([...sanity, { _id: 'a', _type: 'post', body: 'B' }]) },
      5,
      [],
    ],
    [
      'a damaged file of JSON',
      'ninjs',
      { 'a.json': list(ninjs), 'b.json': '{\n"uri": "urn:9", x}' },
      5,
      ['line 2'],
    ],
    [
      'a file of JSON that is cut off',
      'ninjs',
      { 'a.json': list(ninjs), 'b.json': '{\n"uri": "urn:9",\n' },
      5,
      ['line 3'],
    ],
    ['an item without an identity', 'ninjs', { 'a.json': list([...ninjs, { headline: 'A' }]) }, 5, []],
    [
      'two items of one identity',
      'ninjs',
      { 'a.json': list([...ninjs, { ...ninjs[0], headline: 'B' }]) },
      5,
      [],
    ],
    [
      'a post of Ghost without an id',
      'ghost',
      { 'a.json': ghost(([one, ...more]) => [{ ...one, id: null }, ...more]) },
      3,
      ['post 1'],
    ],
    [
      'a post of Ghost whose text is a number',
      'ghost',
      { 'a.json': ghost(([one, ...more]) => [{ ...one, html: 3 }, 7, ...more]) },
      4,
      ['post 1', 'post 2'],
    ],
    [
      'a post of Ghost with a text that never ends',
      'ghost',
      { 'a.json': ghost(([one, ...more]) => [{ ...one, html: null, lexical: deepLexical }, ...more]) },
      3,
      [],
    ],
    [
      'a damaged export of Ghost beside another',
      'ghost',
      { 'a.json': ghost((all) => all), 'b.json': '{"db":\n[' },
      4,
      ['line 2'],
    ],
    [
      'an export of Ghost in two parts',
      'ghost',
      { 'a.json': JSON.stringify({ db: [1, 2].map(() => JSON.parse(ghost((all) => all)).db[0]) }) },
      6,
      [],
    ],
    ['a post of Substack without its text', 'substack', substack(posts, [1, 2, 3]), 4, ['posts/4.a.html']],
    ['a text of Substack without its row', 'substack', substack(posts, [...numbers, 5]), 5, ['no row of it']],
    [
      'two rows of Substack for a text',
      'substack',
      substack(posts + post(4, 'Draft', 'false')),
      4,
      ['two rows'],
    ],
    [
      'a row of Substack without an id',
      'substack',
      substack(`${posts}${post(5).replace('5.a', '')}`),
      5,
      ['no post_id'],
    ],
    [
      'a text of Substack of 31 MB',
      'substack',
      { ...substack(posts), 'posts/2.a.html': 'x'.repeat(31_000_000) },
      4,
      ['30 MB'],
    ],
    [
      'a text of Medium of 31 MB',
      'medium',
      { 'posts/a-1.html': '<h1 class="p-name">A</h1>', 'posts/b-2.html': 'x'.repeat(31_000_000) },
      2,
      ['30 MB'],
    ],
    [
      'something else among nodes of Drupal',
      'drupal',
      { 'a.json': JSON.stringify({ data: [...nodes, 'x'] }) },
      5,
      ['number 5'],
    ],
    [
      'an answer of Drupal that is an error',
      'drupal',
      { 'a.json': JSON.stringify({ data: nodes }), 'b.json': '{"errors":[{}]}' },
      5,
      [],
    ],
    [
      'something else among rows of Drupal',
      'drupal',
      { 'a.json': JSON.stringify([...rows, 'x']) },
      5,
      ['number 5'],
    ],
    [
      'rows of Drupal with an unknown status',
      'drupal',
      {
        'a.json': JSON.stringify(
          rows.map((row, at) => ({ ...row, moderation_state: at ? 'needs_review' : 'published' })),
        ),
      },
      4,
      [],
    ],
    [
      'a damaged CSV of Drupal beside JSON',
      'drupal',
      { 'a.json': JSON.stringify(rows), 'b.csv': drupalCsv('2,"Story 2') },
      5,
      ['line 3'],
    ],
    [
      'a file of Markdown that is not UTF-8',
      'markdown',
      { 'a.md': '---\ntitle: A\n---\nA', 'b.md': new Uint8Array([0xff, 0xfe, 0x2d]) },
      2,
      [],
    ],
  ])('come in, fail or are skipped with %s', async (_case, format, files, count, places) => {
    const { stories, skipped, unread } = await read(format, files);
    expect(stories.length + skipped.length + unread.length).toBe(count);
    expect(stories.length).toBeGreaterThan(0);
    expect(unread).toEqual(places.map((place) => expect.stringContaining(place)));
  });

  it.each<[string, string, Files, string]>([
    [
      'a row of Substack whose title has lost its end',
      'substack',
      substack(post(1) + post(2, '"Story 2') + post(3)),
      'line 3',
    ],
    [
      'one that another quotation mark ends',
      'substack',
      substack(post(1, '"Story 1') + post(2, '"\nStory 2"') + post(3)),
      'line ',
    ],
    [
      'one that no quotation mark ends',
      'substack',
      substack(post(1, 'A') + post(2, '"B') + post(3, 'C')),
      'line 3',
    ],
    [
      'a comma in a title without quotation marks',
      'substack',
      substack(post(1) + post(2, 'Rain, again')),
      'line 3',
    ],
    ['a row that is cut off', 'substack', substack(post(1) + post(2).slice(0, 20)), 'line 3'],
    [
      'a row of Drupal with a lost mark',
      'drupal',
      { 'a.csv': drupalCsv('2,"Story 2,"Text."\n3,"Story 3","Text."\n') },
      'line 3',
    ],
    [
      'JSON of Ghost that is damaged',
      'ghost',
      { 'a.json': `{"db":[{"data":\n{"posts":[{"id":"1"}\n{"id":"2"}]}}]}` },
      'line 3',
    ],
    [
      'tags of Ghost that are damaged',
      'ghost',
      { 'a.json': '{"db":[{"data":{"posts":[{"id":"1"}],"tags":[{"id":"1"},3]}}]}' },
      'db.0.data.tags.1',
    ],
    ['NDJSON of which each line is damaged', 'sanity', { 'a.ndjson': 'x\ny\n' }, 'line 1'],
  ])('are refused as a whole, by the place, with %s', async (_case, format, files, place) => {
    await expect(read(format, files)).rejects.toThrow(place);
  });

  const wordPress = fixture('wordpress.xml').toString();
  const newsml = numbers
    .map(
      (one) =>
        `<newsItem guid="urn:${one}" version="1"><itemMeta><title>Story ${one}</title></itemMeta></newsItem>`,
    )
    .join('\n');

  it.each<[string, Files]>([
    ['wordpress', { 'a.xml': wordPress }],
    ['rss', { 'a.xml': fixture('feed.xml') }],
    ['rss', { 'a.atom': fixture('feed.atom') }],
    ['newsml', { 'a.xml': `<newsMessage><itemSet>\n${newsml}\n</itemSet></newsMessage>` }],
    ['ghost', { 'a.json': ghost((all) => all) }],
    ['substack', substack(posts)],
    ['drupal', { 'a.json': JSON.stringify({ data: nodes }) }],
    ['drupal', { 'a.csv': drupalCsv('2,"Story, 2","Text ""two""."\n3,Story 3,Text.\n') }],
    ['sanity', { 'a.ndjson': lines(sanity) }],
    ['ninjs', { 'a.json': list(ninjs) }],
    ['markdown', { 'a.md': '---\ntitle: A\ndate: 2019-05-04\n---\nA', 'b.md': '+++\ntitle = "B"\n+++\nB' }],
  ])(
    'of %s are all accounted for, whichever sign of them is lost, or the file is refused with the place',
    async (format, files) => {
      const [[name, content] = ['', '']] = Object.entries(files);
      const text = content.toString();
      const before = await read(format, files);
      const count = before.stories.length + before.skipped.length + before.unread.length;
      const outcomeOf = async (damaged: string): Promise<string> => {
        try {
          const { stories, skipped, unread } = await read(format, { ...files, [name]: damaged });
          if (stories.length + skipped.length + unread.length === count) return 'counted';
          return unread.length > 0 ? 'told' : 'lost';
        } catch (error) {
          const { message } = error instanceof Error ? error : new Error();
          return places.test(message) ? 'refused' : message;
        }
      };
      const step = Math.ceil(text.length / maxDamages);
      const bad: string[] = [];
      for (let at = 0; at < text.length; at += step) {
        const outcome = await outcomeOf(text.slice(0, at) + text.slice(at + 1));
        if (!['counted', 'told', 'refused'].includes(outcome))
          bad.push(`${text.slice(at, at + 20)}: ${outcome}`);
      }
      expect(bad).toEqual([]);
    },
  );
});

const maxDamages = 400;
/** What says where a file is damaged, or that it is none of the format. */
const places =
  /line \d|near “|damaged at “db|^It is not an export|^No (?:file|document)|^The file (?:is not an export|has no item)/;
