import { escapeJson } from '../../../lib/structuredData/escapeJson.ts';
import { newsArticle } from '../../../lib/structuredData/newsArticle.ts';
import { live, liveEntry } from '../../fixtures/live.ts';
import { article, correction, site } from '../../fixtures/story.ts';

const siteUrl = 'https://news.example.org';

describe('a story’s structured data', () => {
  it('matches its page, with absolute URLs', () => {
    expect(newsArticle({ ...article, modifiedAt: '2026-11-24T14:33:00Z' }, site, siteUrl)).toMatchObject({
      '@type': 'NewsArticle',
      headline: 'A headline',
      mainEntityOfPage: 'https://news.example.org/articles/a-story',
      datePublished: '2026-11-20T08:00:00Z',
      dateModified: '2026-11-24T14:33:00Z',
      description: 'They met.',
      articleSection: 'Tech',
      isAccessibleForFree: true,
      inLanguage: 'en',
      author: [{ '@type': 'Person', name: 'Ann Other', url: 'https://news.example.org/people/ann-other' }],
    });
  });

  it('leads to its translations', () => {
    const translations = [{ language: 'de', slug: 'eine-geschichte', headline: 'Eine Geschichte' }];
    const url = 'https://news.example.org/articles/eine-geschichte';
    expect(newsArticle({ ...article, translations }, site, siteUrl)).toMatchObject({
      workTranslation: [{ '@id': `${url}#article`, url, headline: 'Eine Geschichte', inLanguage: 'de' }],
    });
    expect(newsArticle(article, site, siteUrl)).not.toHaveProperty('workTranslation');
  });

  it('credits its picture, in each shape', () => {
    const leadImage = {
      url: '/lake/images/copydesk/production/abc-1200x800.jpg',
      width: 1200,
      height: 800,
      placeholder: null,
      alt: 'A mill by a river.',
      caption: 'The mill in May.',
      credit: 'Ann Other',
      ...{ copyright: null, licenceUrl: null, digitalSource: null },
      focus: { x: 0.5, y: 0.5 },
      rect: null,
    };
    const { image } = newsArticle({ ...article, leadImage }, site, siteUrl) as unknown as { image: object[] };
    expect(image).toHaveLength(3);
    for (const one of image)
      expect(one).toEqual({
        '@type': 'ImageObject',
        contentUrl: expect.stringContaining('abc-1200x800.jpg'),
        url: expect.stringMatching(
          /^https:\/\/news\.example\.org\/lake\/images\/copydesk\/production\/abc-1200x800\.jpg\?w=1200&h=/,
        ),
        creditText: 'Ann Other',
        caption: 'The mill in May.',
      });
  });

  it('names each correction as a CorrectionComment at its anchor', () => {
    expect(newsArticle({ ...article, corrections: [correction] }, site, siteUrl)).toMatchObject({
      dateModified: article.publishedAt,
      correction: [
        {
          '@type': 'CorrectionComment',
          text: correction.note,
          datePublished: correction.publishedAt,
          url: 'https://news.example.org/articles/a-story#correction-c1',
        },
      ],
    });
  });

  it('marks a retracted story and contains none of its text', () => {
    const retraction = { ...correction, kind: 'retraction' as const, isAlone: true };
    const retractedAt = retraction.publishedAt;
    const data = newsArticle({ ...article, retractedAt, corrections: [retraction] }, site, siteUrl);
    expect(data).toMatchObject({
      headline: 'Retracted: A headline',
      description: `${correction.note} Published by one editor, without a second.`,
      creativeWorkStatus: 'Retracted',
      correction: [{ text: `${correction.note} Published by one editor, without a second.` }],
    });
    expect(data).not.toHaveProperty('image');
    expect(JSON.stringify(data)).not.toContain('They met');
  });

  it.each([
    ['opinion', 'OpinionNewsArticle'],
    ['analysis', 'AnalysisNewsArticle'],
    ['explainer', 'BackgroundNewsArticle'],
    ['live', 'LiveBlogPosting'],
  ] as const)('maps %s to %s', (typeOfWork, type) => {
    expect(newsArticle({ ...article, typeOfWork }, site, siteUrl)).toMatchObject({ '@type': type });
  });

  it('has the entries of live coverage with their own addresses and dates, and its begin and end', () => {
    const corrected = liveEntry(3, { modifiedAt: '2026-11-20T12:00:00Z', headline: null });
    const coverage = { ...live, entries: [corrected, liveEntry(1)], endedAt: '2026-11-20T10:00:00Z' };
    expect(newsArticle({ ...article, typeOfWork: 'live', live: coverage }, site, siteUrl)).toMatchObject({
      '@type': 'LiveBlogPosting',
      coverageStartTime: article.publishedAt,
      coverageEndTime: '2026-11-20T10:00:00Z',
      dateModified: '2026-11-20T12:00:00Z',
      liveBlogUpdate: [
        {
          '@type': 'BlogPosting',
          headline: 'What happened in moment 3.',
          url: 'https://news.example.org/articles/a-story/entries/e3',
          datePublished: '2026-11-20T09:03:00Z',
          dateModified: '2026-11-20T12:00:00Z',
        },
        { headline: 'Moment 1', articleBody: 'What happened in moment 1.' },
      ],
    });
    const onAir = newsArticle({ ...article, typeOfWork: 'live', live }, site, siteUrl);
    expect(onAir).not.toHaveProperty('coverageEndTime');
    expect(onAir).toMatchObject({ dateModified: live.newestAt });
  });

  it('lists only policies that have a page', () => {
    const { publisher } = newsArticle(article, site, siteUrl) as unknown as { publisher: object };
    expect(publisher).toMatchObject({
      '@type': 'NewsMediaOrganization',
      correctionsPolicy: 'https://news.example.org/pages/corrections-policy',
    });
    expect(publisher).not.toHaveProperty('ethicsPolicy');
  });

  it('cannot close its script element', () => {
    const text = escapeJson(
      newsArticle({ ...article, headline: '</script><script>alert(1)</script>' }, site, siteUrl),
    );
    expect(text).not.toContain('<');
    expect(JSON.parse(text)).toMatchObject({ headline: '</script><script>alert(1)</script>' });
  });
});
