import { articleFrom } from '../../../lib/articles/articleFrom.ts';
import { articleMarkdown } from '../../../lib/feeds/articleMarkdown.ts';
import { storyMetadata } from '../../../lib/metadata/pageMetadata.ts';
import { parseResult } from '../../../lib/queryResults/parseResult.ts';
import { story } from '../../../lib/queryResults/story.ts';
import { newsArticle } from '../../../lib/structuredData/newsArticle.ts';
import { site } from '../../fixtures/story.ts';
import { storyResult } from '../../fixtures/storyResult.ts';

const siteUrl = 'https://news.example.org';
const retraction = {
  _id: 'r1',
  status: 'published',
  kind: 'retraction',
  severity: 'serious',
  note: 'An article relied on a forged letter. It has been retracted.',
  requestedBy: 'p-anna',
  approvedBy: 'p-ben',
  publishedAt: '2026-11-24T14:33:00Z',
};

const read = (change: object) => {
  const { value } = parseResult(story, { ...storyResult(), ...change });
  if (!value) throw new Error('a story was expected');
  return articleFrom(value, { noBylineLine: null, now: new Date('2026-11-25T12:00:00Z') });
};

/** All texts of the story that must not appear after its retraction. */
const said = (): string[] => {
  const { kicker, standfirst, summary, keyPoints, dateline } = storyResult() as Record<string, unknown>;
  return [kicker, standfirst, summary, dateline, ...((keyPoints as unknown[]) ?? [])].filter(
    (words): words is string => typeof words === 'string' && words !== '',
  );
};

describe.each([
  ['by its field and a note', { retractedAt: '2026-11-24T14:33:00Z', corrections: [retraction] }],
  ['by its field alone', { retractedAt: '2026-11-24T14:33:00Z', corrections: [] }],
  ['by a note alone', { retractedAt: null, corrections: [retraction] }],
])('a story that is retracted %s', (_case, change) => {
  const article = read(change);
  const title = `Retracted: ${article.headline}`;
  const notice = change.corrections.length > 0 ? retraction.note : 'This story has been retracted.';

  it('is marked in title, card and structured data, with the notice as its description', () => {
    expect(storyMetadata(article, site)).toMatchObject({
      title,
      description: notice,
      openGraph: { title, description: notice, images: [{ url: '/card-retracted.png', alt: 'Retracted' }] },
    });
    const data = newsArticle(article, site, siteUrl);
    expect(data).toMatchObject({ headline: title, description: notice, creativeWorkStatus: 'Retracted' });
    expect(data).not.toHaveProperty('image');
    expect(articleMarkdown(article, site, siteUrl)).toContain(`# ${title}`);
  });

  it('contains none of its text', () => {
    expect(said().length).toBeGreaterThan(2);
    const everything = JSON.stringify([
      storyMetadata(article, site),
      newsArticle(article, site, siteUrl),
      articleMarkdown(article, site, siteUrl),
      { ...article, more: [] },
    ]);
    for (const words of said()) expect(everything).not.toContain(words);
    expect([article.leadImage, article.body, article.sources, article.contacts]).toEqual([null, [], [], []]);
  });
});

describe('a story whose retraction was superseded by another', () => {
  it('stays retracted, with the newer notice', () => {
    const newer = {
      ...retraction,
      _id: 'r2',
      note: 'It was forged twice over, and stays retracted.',
      publishedAt: '2026-11-25T08:00:00Z',
    };
    const article = read({
      retractedAt: null,
      corrections: [{ ...retraction, status: 'superseded' }, newer],
    });
    expect(storyMetadata(article, site).description).toBe(newer.note);
  });
});
