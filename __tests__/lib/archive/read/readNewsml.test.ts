import { readNewsml } from '../../../../lib/archive/read/newsml/readNewsml.ts';
import { outline, readAll } from '../../../fixtures/archives/archiveFiles.ts';

type Item = {
  guid?: string;
  version?: string;
  status?: string;
  itemClass?: string;
  content?: string;
  meta?: string;
};

const item = ({
  guid = 'urn:newsml:gazette.example:17',
  version = '2',
  status = 'usable',
  itemClass = 'text',
  content = '',
  meta = '',
}: Item) => `<newsItem guid="${guid}" version="${version}" xml:lang="en-GB" standard="NewsML-G2">
  <itemMeta>
    <itemClass qcode="ninat:${itemClass}"/>
    <versionCreated>2019-05-04T09:30:00Z</versionCreated>
    <firstCreated>2019-05-04T08:00:00Z</firstCreated>
    <pubStatus qcode="stat:${status}"/>
    <title>Version ${version}</title>
    <link rel="irel:associatedWith" residref="tag:gazette.example:apples"/>
  </itemMeta>
  <contentMeta>${meta}</contentMeta>
  <contentSet>${content}</contentSet>
</newsItem>`;

const message = (...items: string[]) =>
  `<?xml version="1.0"?><newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>${items.join('')}</itemSet></newsMessage>`;

const picture = item({
  guid: 'tag:gazette.example:apples',
  itemClass: 'picture',
  meta: '<creditline>Gwen Doe</creditline><description role="drol:caption">Apples in rain</description>',
  content:
    '<remoteContent rendition="rnd:thumbnail" href="small.jpg" width="90"/><remoteContent rendition="rnd:highRes" href="apples.jpg"/>',
});

const meta = `<contentCreated>2019-05-04</contentCreated>
  <creator><name>Ada Roe</name></creator>
  <subject qcode="medtop:20000209"><name>viniculture</name></subject>
  <subject><name>Prices</name></subject>
  <slugline>CIDER-PRICES</slugline>
  <headline>Cider &amp; perry prices rise</headline>
  <headline role="hlrole:sub">A bottle costs a tenth more.</headline>
  <description role="drol:summary">Prices rise.</description>`;

const xhtml = `<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml">
  <head><title>No text</title></head>
  <body><p>Cider <em>makers</em> raise<br/>prices.</p><h2>Perry</h2></body></html></inlineXML>`;

const nitf = `<inlineXML contenttype="application/nitf+xml"><nitf><head><title>No text</title></head><body>
  <body.head><hedline><hl1>No text either</hl1></hedline></body.head>
  <body.content><block><p>Cider makers raise prices.</p><hl2>Perry</hl2>
    <media media-type="image"><media-reference source="perry.jpg" alternate-text="Perry"/><media-caption>A glass</media-caption></media>
    <bq><p>Too much.</p></bq></block></body.content></body></nitf></inlineXML>`;

const read = (...items: string[]) => readAll(readNewsml, { 'message.xml': message(...items) });
const firstOf = async (...items: string[]) => {
  const [story] = (await read(...items)).stories;
  if (!story) throw new Error('There is no story.');
  return story;
};

describe('NewsML-G2', () => {
  it('gives headline, standfirst, writers, subjects, date and the linked picture, which may follow', async () => {
    const story = await firstOf(item({ meta, content: xhtml }), picture);
    expect(story).toMatchObject({
      key: 'newsml urn:newsml:gazette.example:17',
      headline: 'Cider & perry prices rise',
      slug: 'CIDER-PRICES',
      standfirst: 'A bottle costs a tenth more.',
      summary: 'Prices rise.',
      publishedAt: '2019-05-04T08:00:00Z',
      language: 'en-GB',
      authors: [{ name: 'Ada Roe' }],
      labels: [
        { name: 'viniculture', kind: 'section' },
        { name: 'Prices', kind: 'topic' },
      ],
      leadImage: { address: 'apples.jpg', caption: 'Apples in rain', credit: 'Gwen Doe' },
    });
  });

  it.each([
    ['XHTML', xhtml, ['normal: Cider makers raise\nprices.', 'h2: Perry']],
    [
      'NITF',
      nitf,
      ['normal: Cider makers raise prices.', 'h2: Perry', 'image: Perry', 'blockquote: Too much.'],
    ],
    [
      'HTML as characters',
      '<inlineData contenttype="text/html">&lt;p&gt;Cider &amp;amp; perry.&lt;/p&gt;</inlineData>',
      ['normal: Cider & perry.'],
    ],
    [
      'plain text',
      '<inlineData contenttype="text/plain">One.\n\nTwo.</inlineData>',
      ['normal: One.', 'normal: Two.'],
    ],
  ])('has a text in %s', async (_name, content, lines) => {
    expect(outline(await firstOf(item({ meta, content })))).toEqual(lines);
  });

  it('has a first heading only if it is not the headline again', async () => {
    const headed = (heading: string) =>
      xhtml
        .replace('<body>', `<body>\n<article><header><h1>${heading}</h1></header>`)
        .replace('</body>', '</article></body>');
    const again = await firstOf(item({ meta, content: headed('Cider <em>&amp;</em> perry\n prices rise') }));
    expect(outline(again)).toEqual(['normal: Cider makers raise\nprices.', 'h2: Perry']);
    expect(outline(await firstOf(item({ meta, content: headed('Cider') })))[0]).toMatch('Cider');
  });

  it('in several versions is the newest; what is no published text is skipped', async () => {
    const { stories, skipped } = await read(
      item({ version: '9', content: xhtml }),
      item({ version: '10', content: xhtml }),
      item({ guid: 'b', status: 'canceled' }),
      item({ guid: 'c', itemClass: 'composite' }),
    );
    expect(stories.map(({ headline }) => headline)).toEqual(['Version 10']);
    expect(skipped).toEqual([
      'Version 9: an earlier version of a story',
      'Version 2: not published there (canceled)',
      'Version 2: not a text (composite)',
    ]);
  });

  it('has the text of every body of NITF, and the words of a film without the film', async () => {
    const content = `<inlineXML contenttype="application/nitf+xml"><nitf><body><body.content><p>One.</p>
      <media media-type="video"><media-reference source="clip.mp4"/><media-caption>A clip</media-caption></media></body.content>
      <body.content><p>Two.</p></body.content><body.end><tagline>Three.</tagline></body.end></body></nitf></inlineXML>`;
    const story = await firstOf(item({ meta, content }));
    expect(outline(story)).toEqual(['normal: One.', 'normal: A clip', 'normal: Two.', 'normal: Three.']);
  });

  it('takes no picture that was killed later, in whichever order the versions stand', async () => {
    const killed = picture.replace('version="2"', 'version="3"').replace('stat:usable', 'stat:canceled');
    expect((await firstOf(item({ meta, content: xhtml }), picture, killed)).leadImage).toBeNull();
    expect((await firstOf(item({ meta, content: xhtml }), killed, picture)).leadImage).toBeNull();
  });

  it('has its embargo, and the day of its creation if that is an older one', async () => {
    const old = meta.replace('2019-05-04', '1998-03-02');
    const text = item({ meta: old, content: xhtml }).replace(
      '<title>',
      '<embargoed>2099-01-01T00:00:00Z</embargoed><title>',
    );
    expect(await firstOf(text)).toMatchObject({
      publishedAt: '1998-03-02T00:00:00',
      embargoedUntil: '2099-01-01T00:00:00Z',
    });
  });

  it('that is odd stops no other: a damaged file, an item without a guid', async () => {
    const { stories, unread } = await readAll(readNewsml, {
      'a.xml': message(item({ guid: '', content: xhtml }), item({ content: xhtml })),
      'b.xml': message(item({ guid: 'b' })).slice(0, 300),
    });
    expect(stories).toHaveLength(1);
    expect(unread).toEqual([
      'Version 2: It has no guid.',
      expect.stringMatching('The file ends inside it'),
      expect.stringMatching(/^b\.xml: .*in the middle/),
    ]);
  });

  it('is refused without an item', async () => {
    await expect(readAll(readNewsml, { 'a.xml': '<rss/>' })).rejects.toThrow('newsItem');
  });
});
