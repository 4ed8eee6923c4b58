import { strToU8 } from 'fflate';
import type { ArchivedStory } from '../../../../lib/archive/ArchivedStory.ts';
import { readHtmlPages, readWordFiles } from '../../../../lib/archive/read/pages/readPages.ts';
import { plainText } from '../../../../lib/text/plainText.ts';
import { readAll } from '../../../fixtures/archives/archiveFiles.ts';
import { wordFile } from '../../import/files/makeFiles.ts';

const data = {
  '@context': 'https://schema.org',
  '@type': 'NewsArticle',
  headline: 'Cider prices rise',
  description: 'A bottle costs a tenth more, growers say.',
  datePublished: '2019-05-04T08:00:00+01:00',
  author: [
    { '@type': 'Person', name: 'Ada Roe' },
    { '@type': 'Person', name: 'Ben Poe' },
  ],
  articleSection: 'Farming',
  keywords: ['Prices', 'Apples'],
  url: 'https://gazette.example/2019/05/cider.html',
};

const page = `<!doctype html><html lang="en"><head><title>Cider prices rise – The Gazette</title>
<link rel="canonical" href="${data.url}">
<script type="application/ld+json">${JSON.stringify(data)}</script></head>
<body><nav><a href="/">Home</a> <a href="/farming">Farming</a></nav>
<article><h1>Cider prices rise</h1>
<p>Cider makers raise prices this week, after a year without rain in the orchards of the county.</p>
<figure><img src="img/press.jpg" alt="A press"><figcaption>The press at Ross</figcaption></figure>
<h2>Perry</h2>
<p>Perry follows, the growers of pears say, because the same presses are used for both of them.</p>
<p>Contact Jane Low at jane.low@example.com if you know more about the presses.</p>
</article><footer>© The Gazette</footer></body></html>`;

const plain = `<!doctype html><title>Rain</title><article><h1>Rain at last</h1>
<p>It rained on Monday for the first time since the spring, and nobody had an umbrella with them.</p>
<p>It rained on Tuesday as well, and by then the shops had sold all the umbrellas of the town.</p></article>`;

const created =
  '<cp:coreProperties><dcterms:created>2018-03-02T09:30:00Z</dcterms:created></cp:coreProperties>';
const rain = [
  '<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>Rain at last</w:t></w:r></w:p>',
  '<w:p><w:r><w:t>It rained on Monday, for the first time since the spring.</w:t></w:r></w:p>',
].join('');

const lines = ({ body }: ArchivedStory): string[] =>
  (body?.blocks ?? []).map((block) =>
    block._type === 'image' ? `image: ${block.alt}, ${block.caption}` : plainText([block] as never),
  );

describe('an archive of pages', () => {
  it('has what each page says of itself, its text with the pictures in their places, and no menu', async () => {
    const { stories } = await readAll(readHtmlPages, { '2019/05/cider.html': page, 'style.css': 'p {}' });
    const [story] = stories;
    if (!story) throw new Error('There is no story.');
    expect(story).toMatchObject({
      key: 'html 2019/05/cider.html',
      headline: 'Cider prices rise',
      slug: 'cider',
      standfirst: 'A bottle costs a tenth more, growers say.',
      language: 'en',
      addresses: ['https://gazette.example/2019/05/cider.html'],
      authors: [{ name: 'Ada Roe' }, { name: 'Ben Poe' }],
      labels: [
        { name: 'Farming', kind: 'section' },
        { name: 'Prices', kind: 'topic' },
        { name: 'Apples', kind: 'topic' },
      ],
    });
    expect(Date.parse(story.publishedAt ?? '')).toBe(Date.parse('2019-05-04T07:00:00Z'));
    expect(lines(story)).toEqual([
      'Cider makers raise prices this week, after a year without rain in the orchards of the county.',
      'image: A press, The press at Ross',
      'Perry',
      'Perry follows, the growers of pears say, because the same presses are used for both of them.',
      'Contact Jane Low at jane.low@example.com if you know more about the presses.',
    ]);
    expect([...(story.body?.pictures.values() ?? [])]).toEqual(['/2019/05/img/press.jpg']);
  });

  it('gives a table without a caption one, which stories need', async () => {
    const table = '<table><tr><th>Year</th><th>Price</th></tr><tr><td>2019</td><td>4</td></tr></table>';
    const {
      stories: [story],
    } = await readAll(readHtmlPages, {
      'cider.html': page.replace('<h2>Perry</h2>', `<h2>Perry</h2>${table}`),
    });
    expect(story?.body?.blocks.filter(({ _type }) => _type === 'table')).toEqual([
      expect.objectContaining({ caption: 'Table' }),
    ]);
  });

  it('keeps the footnotes of a page as sources, which are not in its text', async () => {
    const noted = page
      .replace('without rain', 'without rain<sup><a id="m1" href="#n1">1</a></sup>')
      .replace(
        '</article>',
        '<ol><li id="n1">Records of the <a href="https://weather.example/">weather office</a>. <a href="#m1">↩</a></li></ol></article>',
      );
    const {
      stories: [story],
    } = await readAll(readHtmlPages, { 'cider.html': noted });
    expect(story?.body?.sources).toEqual([
      expect.objectContaining({ outlet: 'weather.example', title: 'Records of the weather office' }),
    ]);
    expect(story && lines(story).join()).not.toMatch('weather office');
  });

  it('takes the place of a page that names no address, and invents neither date nor writer', async () => {
    const { stories } = await readAll(readHtmlPages, { 'news/a rain.htm': plain });
    expect(stories).toMatchObject([
      {
        key: 'html news/a rain.htm',
        headline: 'Rain at last',
        slug: 'a rain',
        publishedAt: null,
        addresses: ['/news/a%20rain.htm'],
        ...{ authors: [], labels: [], leadImage: null },
      },
    ]);
  });

  it('has the time of a page that names no zone, for the zone of the mapping', async () => {
    const timed = plain.replace(
      '<title>',
      '<meta property="article:published_time" content="2019-05-04T14:30:00"><title>',
    );
    const { stories } = await readAll(readHtmlPages, { 'a.html': timed, '2019-02-31/b.html': plain });
    expect(stories.map(({ publishedAt }) => publishedAt)).toEqual(['2019-05-04T14:30:00', null]);
  });

  it('says which file cannot be read, and goes on with the next', async () => {
    const { stories, unread } = await readAll(readHtmlPages, {
      'a.html': '%PDF-1.4',
      'b.html': plain,
      'c.html': new Uint8Array(31_000_000),
    });
    expect(stories).toHaveLength(1);
    expect(unread).toEqual([
      expect.stringMatching(/^a\.html: .*is a PDF/),
      expect.stringMatching(/^c\.html: .*At most 30 MB/),
    ]);
  });

  it('is refused without a page', async () => {
    await expect(readAll(readHtmlPages, { 'a.txt': 'x' })).rejects.toThrow('No file is a page');
  });

  it('of Word files has their title and text, no address, and the day in their name or when they were begun', async () => {
    const { stories, unread } = await readAll(readWordFiles, {
      'rain.docx': wordFile(rain, { 'docProps/core.xml': strToU8(created) }),
      '2019-05/2019-05-04 rain.docx': wordFile(rain, { 'docProps/core.xml': strToU8(created) }),
      'half.docx': wordFile(rain).slice(0, 300),
      '~$rain.docx': 'a lock of Word',
    });
    expect(stories).toMatchObject([
      { key: 'docx rain.docx', headline: 'Rain at last', slug: 'rain', publishedAt: '2018-03-02T09:30:00Z' },
      {
        publishedAt: '2019-05-04T00:00:00',
        addresses: [],
        notes: [expect.stringMatching('name of its file'), expect.stringMatching('1 comment')],
      },
    ]);
    expect(lines(stories[0] as ArchivedStory)).toEqual([
      'It rained on Monday, for the first time since the spring.',
    ]);
    expect(unread).toEqual([expect.stringMatching(/^half\.docx: .*damaged/)]);
  });

  it('counts a Word file without a text as a failure, which a person looks at and a run retries', async () => {
    const { stories, skipped, unread } = await readAll(readWordFiles, {
      'broken.docx': wordFile(''),
      'cut.docx': wordFile(rain, { 'word/document.xml': strToU8('<?xml version="1.0"?><w:document') }),
    });
    expect({ stories, skipped }).toEqual({ stories: [], skipped: [] });
    expect(unread).toEqual([
      expect.stringMatching(/^broken\.docx: .*damaged/),
      expect.stringMatching(/^cut\.docx: .*damaged/),
    ]);
  });
});
