import { cleanup, render, screen } from '@testing-library/react';
import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { ArticlePage } from '../../../components/article/ArticlePage.tsx';
import { CorrectionsPage } from '../../../components/corrections/CorrectionsPage.tsx';
import { ViewCount } from '../../../components/elements/ViewCount.ts';
import { YearsPage } from '../../../components/lists/PeriodPage.tsx';
import { LiveUpdates } from '../../../components/live/LiveUpdates.tsx';
import { SitePage } from '../../../components/page/SitePage.tsx';
import { OfflinePage } from '../../../components/reading/OfflinePage.tsx';
import { SavedPage } from '../../../components/reading/SavedPage.tsx';
import { ReportThanks } from '../../../components/report/ReportPage.tsx';
import { SearchPage } from '../../../components/search/SearchPage.tsx';
import { wholeLog } from '../../../lib/corrections/log/logAddress.ts';
import type { Site } from '../../../lib/site.ts';
import { languagesOfWords } from '../../../lib/words/languageOfWords.ts';
import { en } from '../../../lib/words/messages/en.ts';
import { live } from '../../fixtures/live.ts';
import { article, correction, site } from '../../fixtures/story.ts';

const now = '2028-01-01T12:00:00Z';
const logged = {
  ...correction,
  isAlone: true,
  section: null,
  article: { headline: 'Überschrift', slug: 'a-story', retractedAt: null },
};

/** A page of each kind, with as many of its own words as it may have. */
const pagesIn = (of: Site): ReactElement[] => {
  const alone = { ...of, alone: { since: null } };
  const story = {
    ...article,
    headline: 'Überschrift',
    corrections: [correction],
    modifiedAt: '2026-11-24T14:33:00Z',
    topics: [{ title: 'Überschrift', slug: 'a' }],
  };
  const log = { filter: wholeLog, section: null, page: 2, pages: 3, count: 60, years: [2027, 2026] };
  return [
    <SitePage key="story" site={of} receipt={{ tags: [], readAt: null }} folio={now}>
      <ArticlePage
        article={story}
        site={of}
        now={now}
        updates={<LiveUpdates article={{ ...story, live }} site={of} />}
      />
    </SitePage>,
    <CorrectionsPage key="log" log={{ ...log, corrections: [logged] }} site={alone} />,
    <SearchPage key="search" outcome={{ kind: 'empty', fields: { q: '', page: 1 } }} site={of} />,
    <SavedPage key="saved" site={of} />,
    <OfflinePage key="offline" site={of} />,
    <ReportThanks key="thanks" slug="a" headline="Überschrift" site={of} />,
    <YearsPage key="years" list={{ subject: { title: 'T', path: '/' }, years: [] }} site={of} />,
  ];
};

/** English sentences without arguments: in no other language has a page one of them. */
const sentences = Object.values(en)
  .flatMap((room): string[] => Object.values(room))
  .filter((message) => !/[{<]/.test(message) && message.split(' ').length > 2);

describe('the pages of a publication', () => {
  it('are English where they are to be', () => {
    const html = pagesIn(site)
      .map((page) => renderToStaticMarkup(page))
      .join('');
    expect(sentences.filter((sentence) => html.includes(sentence)).length).toBeGreaterThan(15);
  });

  it.each(languagesOfWords.filter((language) => language !== 'en'))('have no English in %s', (language) => {
    const html = pagesIn({ ...site, language })
      .map((page) => renderToStaticMarkup(page))
      .join('');
    expect(sentences.filter((sentence) => html.includes(sentence))).toEqual([]);
  });

  it('speak their language to screen readers too', () => {
    render(
      <SitePage site={{ ...site, language: 'de' }} receipt={{ tags: [], readAt: null }}>
        <main />
      </SitePage>,
    );
    expect(screen.getByRole('navigation', { name: 'Ressorts' })).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Menü' })).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Zum Inhalt springen' })).toBeInTheDocument();
  });
});

describe('the count of views', () => {
  beforeAll(() => {
    navigator.sendBeacon = () => true;
    customElements.define('view-count', ViewCount);
  });
  afterEach(() => {
    document.documentElement.lang = '';
  });

  it.each([
    ['en', 1204, '1,204 views, 17 today'],
    ['pl', 1204, '1204 wyświetlenia, dziś 17'],
    ['fa', 1204, '۱٬۲۰۴ بازدید، ۱۷ امروز'],
    ['pt', 1, '1 view, 17 today'],
  ])('is in the words and digits of %s', async (language, total, told) => {
    globalThis.fetch = (async () => ({
      ok: true,
      json: async () => ({ total, today: 17 }),
    })) as unknown as typeof fetch;
    document.documentElement.lang = language;
    render(<ArticlePage article={article} site={{ ...site, language }} now={now} />);
    expect(await screen.findByText(told)).toBeInTheDocument();
    cleanup();
  });
});
