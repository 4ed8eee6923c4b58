import { readFeed } from '../../../../lib/archive/read/feeds/readFeed.ts';
import { fixture, outline, readAll } from '../../../fixtures/archives/archiveFiles.ts';

const read = async () =>
  (await readAll(readFeed, { 'feed.atom': fixture('feed.atom'), 'feed.xml': fixture('feed.xml') })).stories;

describe('feeds', () => {
  it('of RSS have title, text, teaser, date, writers, categories and picture', async () => {
    const [, story] = await read();
    expect(story).toMatchObject({
      key: 'rss gazette-17',
      headline: 'Cider & perry prices rise',
      slug: 'cider-prices',
      standfirst: 'A bottle costs a tenth more.',
      publishedAt: '2013-10-02T11:00:00.000Z',
      language: 'en-gb',
      addresses: ['https://gazette.example/news/cider-prices.html'],
      authors: [{ name: 'Ada Roe' }, { name: 'Ben Poe' }],
      labels: [
        { name: 'Farming', kind: 'section' },
        { name: 'Prices', kind: 'topic' },
      ],
      leadImage: { address: 'https://gazette.example/img/cider.jpg', caption: 'Bottles', credit: 'Gwen Doe' },
      notes: [],
    });
    expect(story && outline(story)).toEqual(['normal: Cider makers raise prices.', 'normal: Perry follows.']);
  });

  it('without a whole text say so, and invent no date', async () => {
    const [, , story] = await read();
    expect(story).toMatchObject({
      publishedAt: null,
      standfirst: null,
      notes: ['The feed has no whole text; its description stands for it.'],
    });
    expect(story && outline(story)).toEqual(['normal: Only a teaser <here>.']);
  });

  it('of Atom are read with XHTML, in the entry’s own language', async () => {
    const [story] = await read();
    expect(story).toMatchObject({
      key: 'rss tag:gazette.example,2009:9',
      headline: 'Les pommes & les poires',
      slug: 'pommes',
      standfirst: 'Une bonne année.',
      publishedAt: '2009-06-01T06:00:00.000Z',
      language: 'fr',
      addresses: ['https://gazette.example/2009/pommes'],
      authors: [{ name: 'Ada Roe' }],
      labels: [
        { name: 'Verger', kind: 'section' },
        { name: 'prix', kind: 'topic' },
      ],
    });
    expect(story && outline(story)).toEqual(['normal: Les pommes < poires.\nFin.']);
  });

  it('of Atom have the language of the feed if the entry names none', async () => {
    const { stories } = await readAll(readFeed, {
      'a.xml': '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="pl"><entry><id>1</id></entry></feed>',
      'b.xml': '<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>2</id></entry></feed>',
    });
    expect(stories.map(({ language }) => language)).toEqual(['pl', null]);
  });

  it('of Atom have the writers of the feed if the entry names none', async () => {
    const writer = (name: string) => `<author><name>${name}</name></author>`;
    const { stories } = await readAll(readFeed, {
      'a.xml': `<feed xmlns="http://www.w3.org/2005/Atom">${writer('Ada Roe')}<entry><id>1</id></entry><entry><id>2</id>${writer('Ben Poe')}</entry></feed>`,
    });
    expect(stories.map(({ authors }) => authors.map(({ name }) => name))).toEqual([['Ada Roe'], ['Ben Poe']]);
  });

  it('of RSS 1.0 have language and subjects by Dublin Core', async () => {
    const { stories } = await readAll(readFeed, {
      'a.rdf': `<rdf:RDF><channel><dc:language>de</dc:language></channel><item><title>Eins</title><link>https://a.example/eins</link>
        <dc:date>2004-05-06T07:08:09+02:00</dc:date><dc:subject>Stadt</dc:subject><dc:subject>Brücken</dc:subject><description>Kurz.</description></item></rdf:RDF>`,
    });
    expect(stories).toMatchObject([
      {
        ...{ language: 'de', publishedAt: '2004-05-06T05:08:09.000Z', slug: 'eins' },
        labels: [{ name: 'Stadt' }, { name: 'Brücken' }],
      },
    ]);
  });

  it('of RSS have the picture of a group', async () => {
    const { stories } = await readAll(readFeed, {
      'a.xml':
        '<rss><channel><item><guid>1</guid><media:group><media:content url="https://a.example/v.mp4" type="video/mp4"/><media:content url="https://a.example/p.jpg" medium="image"><media:description>A bridge</media:description></media:content></media:group></item></channel></rss>',
    });
    expect(stories[0]?.leadImage).toEqual({ address: 'https://a.example/p.jpg', caption: 'A bridge' });
  });

  it('give away no mail address of a writer', async () => {
    expect(JSON.stringify(await read())).not.toMatch('@');
  });

  it('are refused without an item', async () => {
    await expect(readAll(readFeed, { 'a.xml': '<rss><channel/></rss>' })).rejects.toThrow('no item');
  });
});
