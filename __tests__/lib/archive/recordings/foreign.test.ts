import type { ArchivedStory, ReadArchive } from '../../../../lib/archive/ArchivedStory.ts';
import { readFeed } from '../../../../lib/archive/read/feeds/readFeed.ts';
import { readGhost } from '../../../../lib/archive/read/ghost/readGhost.ts';
import { readNewsml } from '../../../../lib/archive/read/newsml/readNewsml.ts';
import { readNinjs } from '../../../../lib/archive/read/ninjs/readNinjs.ts';
import { readHtmlPages } from '../../../../lib/archive/read/pages/readPages.ts';
import { readSanity } from '../../../../lib/archive/read/sanity/readSanity.ts';
import { readWordPress } from '../../../../lib/archive/read/wordpress/readWordPress.ts';
import { readBody } from '../../../../lib/archive/story/readBody.ts';
import { archivedStory } from '../../../fixtures/archives/archivedStory.ts';
import { fixture, outline, readAll } from '../../../fixtures/archives/archiveFiles.ts';

/** The films and sounds of a story with their files, and what else its text has. */
const recordingsOf = (story: ArchivedStory) => {
  const { blocks, recordings } = readBody(story);
  return blocks
    .filter(({ _type }) => _type === 'video' || _type === 'audio')
    .map(({ _key, _type, ...words }) => ({ ...words, ...recordings?.get(_key) }));
};

const one = async (read: ReadArchive, files: Record<string, string>): Promise<ArchivedStory> => {
  const { stories, unread, skipped } = await readAll(read, files);
  const [story] = stories;
  if (!story) throw new Error(`There is no story: ${[...unread, ...skipped]}`);
  return story;
};

const base = 'https://gazette.example/2019/05/growers-win';

describe('a film or sound in a text', () => {
  const inHtml = (html: string, more: Partial<ArchivedStory> = {}) =>
    recordingsOf(archivedStory({ html, ...more }));

  it('of HTML has its files, captions and picture, and the words of its figure', () => {
    const html = `<p>Before.</p><figure class="wp-block-video"><video controls poster="/p.jpg"><source src="rain.webm"><source src="/rain.mp4"><track kind="chapters" src="c.vtt"><track srclang="en" src="/rain.vtt"></video><figcaption>Rain &amp; hail</figcaption></figure><p>After.</p>`;
    expect(inHtml(html)).toEqual([
      {
        kind: 'video',
        title: 'Rain & hail',
        files: [`${base}/rain.webm`, 'https://gazette.example/rain.mp4'],
        captions: 'https://gazette.example/rain.vtt',
        poster: 'https://gazette.example/p.jpg',
      },
    ]);
    expect(outline(archivedStory({ html }))).toEqual(['normal: Before.', 'video: ', 'normal: After.']);
  });

  it('brings no file of a player that stands in for it', () => {
    const html = '<video src="/a.mp4"><p>No film? <audio src="/a.mp3"></audio></p></video>';
    const { recordings } = readBody(archivedStory({ html }));
    expect(Array.from(recordings?.values() ?? [], ({ files }) => files)).toEqual([
      ['https://gazette.example/a.mp4'],
    ]);
  });

  it.each([
    [
      'the name of its file without other words',
      '<audio src="/a/The%20rain.mp3?v=2"></audio>',
      'The rain.mp3',
    ],
    ['its own title', '<audio src="a.mp3" title="Rain"></audio>', 'Rain'],
    ['the name that programs read', '<audio src="a.mp3" aria-label="Rain"></audio>', 'Rain'],
  ])('is called by %s', (_case, html, title) => {
    expect(inHtml(html)).toMatchObject([{ kind: 'audio', title }]);
  });

  it.each([
    ['without a file', '<p>Text.</p><video></video>'],
    ['that the page holds itself', '<p>Text.</p><audio src="data:audio/mp3;base64,AA"></audio>'],
    ['that a script fills', '<p>Text.</p><video src="blob:https://gazette.example/1"></video>'],
    ['in a table of data', '<table><tr><td>a</td><td><video src="a.mp4"></video></td></tr></table>'],
  ])('%s is none, and the text stays', (_case, html) => {
    expect(inHtml(html)).toEqual([]);
    expect(readBody(archivedStory({ html })).notes.join()).toMatch(/Left out: 1 (?:video|sound)/);
    expect(JSON.stringify(readBody(archivedStory({ html })).blocks)).not.toMatch(/[\uE000-\uE002]/);
  });

  it('is each of several in a figure', () => {
    const html =
      '<figure><video src="a.mp4"></video><video src="b.mp4"></video><audio src="c.mp3"></audio></figure>';
    expect(inHtml(html)).toMatchObject([{ title: 'a.mp4' }, { title: 'b.mp4' }, { title: 'c.mp3' }]);
  });

  it('is left out beyond two hundred, in a short time', () => {
    const html = `<p>Text.</p><figure>${'<video src="a.mp4"></video>'.repeat(20_000)}</figure>`;
    const { recordings, notes } = readBody(archivedStory({ html }));
    expect(recordings?.size).toBe(200);
    expect(notes).toEqual(['Left out: 19,800 videos.']);
  });

  it('stays where it is beside a picture and other text', () => {
    const html =
      '<figure><img src="a.jpg"><video src="b.mp4"></video><figcaption>Both</figcaption></figure><p>One <audio src="c.mp3"></audio> two.</p>';
    expect(outline(archivedStory({ html }))).toEqual([
      'image: Both',
      'video: ',
      'normal: One',
      'audio: ',
      'normal: two.',
    ]);
  });
});

const wordpress = (content: string): Promise<ArchivedStory> => {
  const whole = new TextDecoder().decode(fixture('wordpress.xml'));
  const [before = '', after = ''] = whole.split('<title>Market day returns', 2);
  const text = after.replace(
    /<content:encoded><!\[CDATA\[.*?\]\]><\/content:encoded>/s,
    `<content:encoded><![CDATA[${content}]]></content:encoded>`,
  );
  return readAll(readWordPress, { 'a.xml': `${before}<title>Market day returns${text}` }).then(
    ({ stories }) => stories.find(({ slug }) => slug === 'market-day') as ArchivedStory,
  );
};

describe('the recordings of WordPress', () => {
  it('are those of its shortcodes, closed or not', async () => {
    const story = await wordpress(
      'One.\n\n[video width="640" mp4="https://gazette.example/u/a.mp4" webm="https://gazette.example/u/a.webm" poster="https://gazette.example/u/a.jpg"]<track srclang="en" kind="subtitles" src="https://gazette.example/u/a.vtt" />[/video]\n\nTwo.\n\n[audio src="https://gazette.example/u/b.mp3"]\n\nThree.',
    );
    expect(recordingsOf(story)).toEqual([
      {
        kind: 'video',
        title: 'a.mp4',
        files: ['https://gazette.example/u/a.mp4', 'https://gazette.example/u/a.webm'],
        poster: 'https://gazette.example/u/a.jpg',
        captions: 'https://gazette.example/u/a.vtt',
      },
      { kind: 'audio', title: 'b.mp3', files: ['https://gazette.example/u/b.mp3'] },
    ]);
    expect(outline(story)).toEqual(['normal: One.', 'video: ', 'normal: Two.', 'audio: ', 'normal: Three.']);
  });

  it('are those of a playlist that the export names', async () => {
    const story = await wordpress('[playlist type="video" ids="7,12345"]');
    expect(story.notes).toContain('The export does not name all recordings of a playlist.');
    expect((await wordpress('[video]')).notes).toContain(
      'The shortcode [video] names no file and was left out.',
    );
  });
});

describe('the recordings of Ghost', () => {
  const ghost = (post: object): Promise<ArchivedStory> =>
    one(readGhost, {
      'g.json': JSON.stringify({
        data: {
          posts: [{ id: 1, title: 'T', slug: 't', status: 'published', published_at: '2024-01-01', ...post }],
        },
      }),
    });
  const player =
    '<div class="kg-video-player"><span class="kg-video-current-time">0:00</span><div>/<span>0:05</span></div><button>1×</button></div>';
  const stored = `<p>One.</p><figure class="kg-card kg-video-card" data-kg-thumbnail="__GHOST_URL__/content/media/a_thumb.jpg" data-kg-custom-thumbnail=""><div class="kg-video-container"><video src="__GHOST_URL__/content/media/a.mp4" poster="https://img.example/spacer.png"></video>${player}</div><figcaption>Rain</figcaption></figure>
    <div class="kg-card kg-audio-card"><img src="" class="kg-audio-thumbnail kg-audio-hide"><div class="kg-audio-player-container"><audio src="__GHOST_URL__/content/media/b.mp3"></audio><div class="kg-audio-title">Hail</div>${player}</div></div><p>Two.</p>`;
  const lexical = JSON.stringify({
    root: {
      type: 'root',
      children: [
        {
          type: 'video',
          src: '__GHOST_URL__/content/media/a.mp4',
          caption: 'Rain',
          thumbnailSrc: '__GHOST_URL__/content/media/a_thumb.jpg',
        },
        { type: 'audio', src: '__GHOST_URL__/content/media/b.mp3', title: 'Hail' },
      ],
    },
  });

  it.each([
    ['stored HTML, without the words of the player', { html: stored }],
    ['Lexical', { lexical }],
  ])('are those of its cards in %s', async (_case, post) => {
    const story = await ghost(post);
    expect(recordingsOf(story)).toEqual([
      { kind: 'video', title: 'Rain', files: ['/content/media/a.mp4'], poster: '/content/media/a_thumb.jpg' },
      { kind: 'audio', title: 'Hail', files: ['/content/media/b.mp3'] },
    ]);
    expect(JSON.stringify(readBody(story).blocks)).not.toMatch('0:0');
  });
});

describe('the recordings of a page', () => {
  const page = (
    player: string,
  ) => `<!doctype html><html lang="en"><head><title>Rain</title><link rel="canonical" href="https://gazette.example/2019/rain"><meta property="article:published_time" content="2019-05-04T08:00:00Z"></head><body><nav><a href="/">Home</a><a href="/b">News</a></nav><article><h1>Rain in the north of the county</h1>
    <p>It rained in the north of the county for a week, and the weir stayed open through all of it.</p>
    ${player}
    <p>The growers say that they have waited for it since the spring, and that the harvest is safe now.</p></article></body></html>`;

  it('are those of its story, in their places and with the words of their captions', async () => {
    const story = await one(readHtmlPages, {
      '2019/rain.html': page(
        '<figure><video poster="p.jpg" src="media/rain.mp4"><track kind="captions" src="media/rain.vtt">Your browser plays no films.</video><figcaption>Rain on Monday</figcaption></figure>',
      ),
    });
    const { blocks = [], recordings } = story.body ?? {};
    expect(blocks.map(({ _type }) => _type)).toEqual(['block', 'video', 'block']);
    expect(blocks[1]).toMatchObject({ title: 'Rain on Monday' });
    expect([...(recordings?.values() ?? [])]).toEqual([
      {
        kind: 'video',
        files: ['/2019/media/rain.mp4', 'https://gazette.example/2019/media/rain.mp4'],
        captions: '/2019/media/rain.vtt',
        poster: '/2019/p.jpg',
      },
    ]);
    expect(story.notes.join()).not.toMatch(/Video|Monday|browser/);
  });

  it('are remarks without a file', async () => {
    const story = await one(readHtmlPages, { 'rain.html': page('<video></video>') });
    expect(story.body?.recordings?.size).toBe(0);
    expect(story.notes.join()).toMatch('Video');
  });
});

describe('the recordings beside a text', () => {
  it('follow it, if an item of ninjs names them', async () => {
    const part = (type: string, name: string, more: object = {}) => ({
      ...{ uri: `urn:${name}`, type, headline: `The ${name}` },
      renditions: { original: { href: `https://agency.example/${name}`, mimetype: 'x' } },
      ...more,
    });
    const item = {
      ...{ uri: 'urn:1', headline: 'T', body_html: '<p>Text.</p>', versioncreated: '2024-01-01T00:00:00Z' },
      associations: {
        film: part('video', 'rain.mp4'),
        sound: part('audio', 'hail.mp3'),
        gone: part('video', 'gone.mp4', { pubstatus: 'canceled' }),
      },
    };
    expect(recordingsOf(await one(readNinjs, { 'a.json': JSON.stringify(item) }))).toEqual([
      { kind: 'video', title: 'The rain.mp4', files: ['https://agency.example/rain.mp4'] },
      { kind: 'audio', title: 'The hail.mp3', files: ['https://agency.example/hail.mp3'] },
    ]);
  });

  it('follow it, if an item of NewsML-G2 links to them', async () => {
    const xml = `<newsMessage><itemSet><newsItem guid="urn:1"><itemMeta><itemClass qcode="ninat:text"/><versionCreated>2024-01-01T00:00:00Z</versionCreated><link rel="irel:associatedWith" residref="urn:film"/></itemMeta><contentMeta><headline>T</headline></contentMeta><contentSet><inlineXML><html><body><p>Text.</p></body></html></inlineXML></contentSet></newsItem><newsItem guid="urn:film"><itemMeta><itemClass qcode="ninat:video"/></itemMeta><contentMeta><headline>Rain</headline></contentMeta><contentSet><remoteContent href="film/rain.mp4" contenttype="video/mp4"/></contentSet></newsItem></itemSet></newsMessage>`;
    expect(recordingsOf(await one(readNewsml, { 'a.xml': xml }))).toEqual([
      { kind: 'video', title: 'Rain', files: ['film/rain.mp4'] },
    ]);
  });

  it('follow it, if a feed has them: of a group one', async () => {
    const rss = `<rss xmlns:media="http://search.yahoo.com/mrss/"><channel><item><guid>1</guid><title>Rain &amp; hail</title><description>Text.</description><enclosure url="https://a.example/one.mp3?a=1&amp;b=2" type="audio/mpeg"/><enclosure url="https://a.example/p.jpg" type="image/jpeg"/><media:group><media:content url="https://a.example/v.mp4" type="video/mp4"><media:title>Rain</media:title></media:content><media:content url="https://a.example/v.webm" type="video/webm"/></media:group></item></channel></rss>`;
    expect(recordingsOf(await one(readFeed, { 'a.xml': rss }))).toEqual([
      { kind: 'audio', title: 'Rain & hail', files: ['https://a.example/one.mp3?a=1&b=2'] },
      { kind: 'video', title: 'Rain', files: ['https://a.example/v.mp4'] },
    ]);
    const atom = `<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>1</id><title>Rain</title><content>Text.</content><link rel="enclosure" type="audio/mpeg" href="https://a.example/one.mp3"/></entry></feed>`;
    expect(recordingsOf(await one(readFeed, { 'a.xml': atom }))).toEqual([
      { kind: 'audio', title: 'Rain', files: ['https://a.example/one.mp3'] },
    ]);
  });

  it('stand in the text of a Sanity dataset where they are', async () => {
    const file = (name: string) => ({ _sanityAsset: `file@file://./files/${name}` });
    const document = {
      ...{ _id: 'a', _type: 'post', title: 'T', publishedAt: '2024-01-01T00:00:00Z' },
      body: [
        { _type: 'block', _key: 'b', children: [{ _type: 'span', text: 'Text.' }] },
        {
          ...{ _type: 'clip', title: 'Rain', credit: 'Ann', transcript: 'She: no.\nHe: yes.\n\nShe: go.' },
          ...{ movie: file('rain.mp4'), subtitles: file('rain.vtt') },
          still: { _type: 'image', _sanityAsset: 'image@file://./images/p.png' },
        },
        { _type: 'podcast', caption: 'Hail', asset: { _ref: 'file-abc-mp3' } },
        { _type: 'download', title: 'Report', file: file('report.pdf') },
      ],
    };
    const story = await one(readSanity, { 'a.ndjson': JSON.stringify(document) });
    expect(recordingsOf(story)).toEqual([
      {
        ...{ kind: 'video', title: 'Rain', credit: 'Ann', transcript: 'She: no.\nHe: yes.\n\nShe: go.' },
        ...{ files: ['files/rain.mp4'], captions: 'files/rain.vtt', poster: 'images/p.png' },
      },
      { kind: 'audio', title: 'Hail', files: ['abc.mp3'] },
    ]);
    expect(story.notes).toEqual(['The part “download” was left out.']);
  });
});
