import { readNinjs } from '../../../../lib/archive/read/ninjs/readNinjs.ts';
import { outline, readAll } from '../../../fixtures/archives/archiveFiles.ts';

/** As Superdesk publishes it: version 1. */
const superdesk = {
  uri: 'urn:newsml:gazette.example:2019-05-04:17',
  type: 'text',
  version: '2',
  pubstatus: 'usable',
  language: 'en-GB',
  slugline: 'cider-prices',
  headline: 'Cider &amp; perry prices rise',
  description_text: 'A bottle costs a tenth more.',
  byline: 'By Ada Roe and Ben Poe',
  body_html:
    '<p>Cider makers raise prices.</p><h2>Perry</h2><p>It follows.</p><figure><img src="https://gazette.example/perry.jpg" alt="Perry"><figcaption>A glass</figcaption></figure>',
  firstcreated: '2019-05-04T08:00:00+0000',
  versioncreated: '2019-05-04T09:30:00+0000',
  service: [{ code: 'f', name: 'Farming' }],
  subject: [{ code: '04001005', name: 'viniculture', scheme: 'iptc' }],
  keywords: ['Prices'],
  associations: {
    embedded1: { type: 'picture', renditions: { original: { href: 'https://gazette.example/perry.jpg' } } },
    featuremedia: {
      type: 'picture',
      headline: 'Orchard',
      description_text: 'Apples in rain',
      byline: 'Gwen Doe',
      renditions: {
        thumbnail: { href: 'https://gazette.example/small.jpg' },
        original: { href: 'https://gazette.example/apples.jpg' },
      },
    },
  },
};

/** As the standard has it since version 2. */
const second = {
  uri: 'https://gazette.example/2023/harvest.html',
  standard: { name: 'ninjs', version: '3.1' },
  type: 'text',
  pubStatus: 'usable',
  language: 'en',
  headlines: [
    { role: 'sub', value: 'It rained.' },
    { role: 'main', value: 'Harvest fails' },
  ],
  by: 'Ada Roe',
  descriptions: [{ role: 'summary', value: 'Rain spoiled the apples.' }],
  bodies: [{ role: 'main', contentType: 'text/plain', value: 'One.\nTwo & three.\n\nFour.' }],
  firstCreated: '2023-09-01T06:00:00Z',
  subjects: [{ name: 'Weather' }, { name: 'Apples' }],
  people: [
    { name: 'Cora Low', rel: 'about' },
    { name: 'Ada Roe', rel: 'author' },
  ],
  associations: [
    { name: 'main', type: 'picture', renditions: [{ name: 'web', href: 'rain.jpg', width: 90 }] },
  ],
};

const read = (...items: unknown[]) => readAll(readNinjs, { 'items.json': JSON.stringify(items) });

describe('ninjs', () => {
  it('of version 1 gives headline, text, byline, category, subjects and the picture that is not in the text', async () => {
    const {
      stories: [story],
    } = await read(superdesk);
    expect(story).toMatchObject({
      key: 'ninjs urn:newsml:gazette.example:2019-05-04:17',
      headline: 'Cider & perry prices rise',
      slug: 'cider-prices',
      standfirst: 'A bottle costs a tenth more.',
      publishedAt: '2019-05-04T08:00:00+0000',
      language: 'en-GB',
      addresses: [],
      authors: [{ name: 'Ada Roe' }, { name: 'Ben Poe' }],
      labels: [
        { name: 'Farming', kind: 'section' },
        { name: 'viniculture', kind: 'topic' },
        { name: 'Prices', kind: 'topic' },
      ],
      leadImage: {
        address: 'https://gazette.example/apples.jpg',
        caption: 'Apples in rain',
        credit: 'Gwen Doe',
      },
    });
    expect(story && outline(story)).toEqual([
      'normal: Cider makers raise prices.',
      'h2: Perry',
      'normal: It follows.',
      'image: Perry',
    ]);
  });

  it('of version 3 gives the headline by its role, plain text in paragraphs and the writers alone', async () => {
    const {
      stories: [story],
    } = await read(second);
    expect(story).toMatchObject({
      headline: 'Harvest fails',
      slug: 'harvest',
      standfirst: 'It rained.',
      summary: 'Rain spoiled the apples.',
      publishedAt: '2023-09-01T06:00:00Z',
      addresses: ['https://gazette.example/2023/harvest.html'],
      authors: [{ name: 'Ada Roe' }],
      labels: [
        { name: 'Weather', kind: 'section' },
        { name: 'Apples', kind: 'topic' },
      ],
      leadImage: { address: 'rain.jpg' },
    });
    expect(story && outline(story)).toEqual(['normal: One.\nTwo & three.', 'normal: Four.']);
  });

  it('in several versions is the newest, in whichever order and file they stand', async () => {
    const versions = ['3', '10', '9'].map((version) => ({
      ...superdesk,
      version,
      headline: `Number ${version}`,
    }));
    const { stories, skipped } = await readAll(readNinjs, {
      'a.json': JSON.stringify({ items: versions.slice(0, 2) }),
      'b.json': JSON.stringify(versions[2]),
    });
    expect(stories.map(({ headline }) => headline)).toEqual(['Number 10']);
    expect(skipped).toEqual([
      'Number 3: an earlier version of a story',
      'Number 9: an earlier version of a story',
    ]);
  });

  it('is skipped with its reason if it is no published text', async () => {
    const { stories, skipped } = await read(
      { ...superdesk, uri: 'a', pubstatus: 'canceled' },
      { ...superdesk, uri: 'b', type: 'picture' },
      { headline: 'Nobody' },
    );
    expect(stories).toEqual([]);
    expect(skipped).toEqual([
      'Cider &amp; perry prices rise: not published there (canceled)',
      'Cider &amp; perry prices rise: not a text (picture)',
      'Untitled: no item of ninjs',
    ]);
  });

  it('with parts that are not as the standard says is read without them', async () => {
    const odd = { ...superdesk, language: 7, subject: [{ code: 'x' }, 5], associations: 'none', version: {} };
    const {
      stories: [story],
    } = await read(odd);
    expect(story).toMatchObject({ language: null, leadImage: null });
    expect(story?.labels.map(({ name }) => name)).toEqual(['Farming', 'Prices']);
  });

  it('that is odd stops no other: a damaged file is named, and a byline of nested markup is read', async () => {
    const { stories, unread } = await readAll(readNinjs, {
      'a.json': JSON.stringify([
        { ...superdesk, uri: 'deep', byline: `&amp;${'<b>'.repeat(3_000)}` },
        second,
      ]),
      'half.json': '[{',
    });
    expect(stories.map(({ headline }) => headline)).toEqual(['Cider & perry prices rise', 'Harvest fails']);
    expect(unread).toEqual([expect.stringMatching(/^half\.json: .*not JSON/)]);
  });

  it('keeps signs of a plain headline, its embargo, and remarks on further pictures; none that was killed', async () => {
    const picture = (href: string, more = {}) => ({ type: 'picture', renditions: [{ href }], ...more });
    const {
      stories: [story],
    } = await read({
      ...second,
      headlines: [],
      headline: '',
      title: 'Why <canvas> beats <b',
      embargoed: '2099-01-01T00:00:00Z',
      associations: [picture('killed.jpg', { pubStatus: 'canceled' }), picture('a.jpg'), picture('b.jpg')],
    });
    expect(story).toMatchObject({
      headline: 'Why <canvas> beats <b',
      embargoedUntil: '2099-01-01T00:00:00Z',
      leadImage: { address: 'a.jpg' },
      notes: ['Left out: the picture b.jpg.'],
    });
  });

  it('is refused if no file has an item', async () => {
    await expect(readAll(readNinjs, { 'a.json': '{"headline":"x"}' })).rejects.toThrow('No file is ninjs');
    await expect(readAll(readNinjs, { 'a.json': '[{' })).rejects.toThrow('not JSON');
  });
});

it('takes no contact and no time of an update from an item of another newsroom', async () => {
  const item = {
    ...superdesk,
    contentcreated: '2019-05-04T10:00:00+0000',
    people: [
      { name: 'Duty Editor', rel: 'contact', contactInfo: [{ type: 'phone', value: '+44 1632 960001' }] },
    ],
  };
  const [story] = (await readAll(readNinjs, { 'a.json': JSON.stringify(item) })).stories;
  expect(story?.contacts).toBeUndefined();
  expect(story?.modifiedAt).toBeUndefined();

  it('with more values than the memory holds is refused, and other files come in', async () => {
    const { stories, unread } = await readAll(readNinjs, {
      'bomb.json': `[${'[],'.repeat(11_000_000)}[]]`,
      'one.json': JSON.stringify(superdesk),
    });
    expect(stories).toHaveLength(1);
    expect(unread).toEqual([expect.stringContaining('more than 20 million values')]);
  });
});
