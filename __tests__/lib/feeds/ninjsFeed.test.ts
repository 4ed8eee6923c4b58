import { feedStoryFrom, retractedStoryFrom } from '../../../lib/feeds/feedStory.ts';
import { ninjsFeed } from '../../../lib/feeds/ninjsFeed.ts';
import { wordsOf } from '../../../lib/words/wordsOf.ts';
import { ninjsProblems } from '../../fixtures/schemas/jsonProblems.ts';
import { site, teaser } from '../../fixtures/story.ts';

const words = wordsOf({ language: 'en' });

const siteUrl = 'https://news.example.org';
const { id, ...told } = teaser;
const image = {
  alt: 'A mill by a river.',
  credit: 'Ann Other',
  asset: {
    _id: 'image-abc-1200x800-jpg',
    url: 'http://localhost/lake/images/copydesk/production/abc-1200x800.jpg',
    metadata: { dimensions: { width: 1200, height: 800 } },
  },
};
const story = feedStoryFrom(
  { _id: id, ...told, leadImage: image, summary: 'They met.', body: [] },
  { siteUrl, words },
  new Date('2026-11-25T12:00:00Z'),
);
const retracted = retractedStoryFrom(
  {
    _id: 'r',
    ...told,
    slug: 'gone',
    retractedAt: '2026-11-25T10:00:00Z',
  },
  words,
);

const read = (path = '/') =>
  JSON.parse(
    ninjsFeed(
      { title: 'The Proof', description: null, path, stories: [story, retracted] },
      { site, siteUrl },
    ),
  );

describe('a feed as ninjs', () => {
  it('is valid by the schema of the IPTC', () => {
    expect(ninjsProblems(read())).toEqual([]);
  });

  it('has each story with its address, languages, dates and picture', () => {
    const { associations, ...feed } = read();
    expect(feed).toMatchObject({
      uri: `${siteUrl}/ninjs.json`,
      standard: { name: 'ninjs', version: '3.1' },
      type: 'composite',
      versionCreated: '2026-11-25T10:00:00.000Z',
    });
    expect(associations[0]).toMatchObject({
      uri: `${siteUrl}/articles/${told.slug}`,
      pubStatus: 'usable',
      language: told.language,
      headlines: expect.arrayContaining([{ role: 'main', contentType: 'text/plain', value: told.headline }]),
      descriptions: [{ role: 'summary', contentType: 'text/plain', value: 'They met.' }],
      altIds: expect.arrayContaining([{ role: 'ninjs', value: `${siteUrl}/articles/${told.slug}.json` }]),
      associations: [expect.objectContaining({ type: 'picture', by: 'Ann Other' })],
    });
  });

  it('cancels a retracted story', () => {
    expect(read().associations[1]).toMatchObject({
      uri: `${siteUrl}/articles/gone`,
      pubStatus: 'canceled',
      representationType: 'partial',
    });
  });

  it('of a section has its own address', () => {
    expect(read('/sections/tech').uri).toBe(`${siteUrl}/sections/tech/ninjs.json`);
  });
});
