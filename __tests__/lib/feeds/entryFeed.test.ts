import { entryFeed } from '../../../lib/feeds/entryFeed.ts';
import { jsonFeed } from '../../../lib/feeds/feedFormats.ts';
import { writeFeed } from '../../../lib/feeds/storyFeed.ts';
import { liveEntry } from '../../fixtures/live.ts';
import { article, correction, site } from '../../fixtures/story.ts';

const siteUrl = 'https://news.example.org';

describe('the feed of a live story', () => {
  const entries = [
    liveEntry(3, { headline: null, authors: [] }),
    liveEntry(2, { corrections: [{ ...correction, publishedAt: '2026-11-20T10:00:00Z' }] }),
  ];
  const feed = JSON.parse(
    writeFeed(entryFeed(article, entries, { site, siteUrl }), { site, siteUrl, format: jsonFeed }),
  );

  it('follows the page of the story', () => {
    expect(feed).toMatchObject({
      title: `${site.title}: ${article.headline}`,
      home_page_url: `${siteUrl}/articles/a-story`,
      feed_url: `${siteUrl}/articles/a-story/feed.json`,
    });
  });

  it('has each entry at its own address, with its text, people and notes', () => {
    expect(feed.items).toMatchObject([
      {
        id: `${siteUrl}/articles/a-story/entries/e3`,
        title: expect.stringMatching(/20 November 2026/),
        content_html: '<p>What happened in moment 3.</p>',
        authors: [{ name: site.publisher.name }],
      },
      {
        id: `${siteUrl}/articles/a-story/entries/e2`,
        title: 'Moment 2',
        content_html: expect.stringMatching(/^<p><strong>Correction/),
        authors: [{ name: 'Ann Other' }],
        date_published: '2026-11-20T09:02:00.000Z',
        date_modified: '2026-11-20T10:00:00.000Z',
      },
    ]);
  });
});
