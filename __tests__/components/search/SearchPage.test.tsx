import { render, screen, within } from '@testing-library/react';
import { SearchPage } from '../../../components/search/SearchPage.tsx';
import type { SearchFields } from '../../../lib/search/readSearch.ts';
import type { Found } from '../../../lib/search/SearchAnswer.ts';
import type { SearchOutcome } from '../../../lib/search/SearchOutcome.ts';
import { siteFrom } from '../../../lib/siteFrom.ts';
import { theme } from '../../fixtures/theme.ts';

const site = siteFrom({ site: null, sections: [{ _id: 'tech', title: 'Tech', slug: 'tech' }] }, theme);
const fields: SearchFields = { q: 'crane', page: 1 };
const found: Found = {
  kind: 'found',
  total: 1,
  corrected: [],
  narrowings: [],
  titles: { topic: null, person: null },
  stories: [
    {
      slug: 'harbour',
      headline: [
        { text: 'A ', isHit: false },
        { text: 'crane', isHit: true },
      ],
      excerpt: [{ text: '<b>crane</b>', isHit: true }],
      language: 'ar',
      publishedAt: '2026-11-20T08:00:00.000Z',
      kicker: null,
      section: { title: 'Tech', slug: 'tech' },
      authors: ['Ann Roe'],
    },
  ],
};

const show = (outcome: SearchOutcome) => render(<SearchPage outcome={outcome} site={site} />);
const showFound = (more: Partial<Found> = {}, moreFields: Partial<SearchFields> = {}) =>
  show({ ...found, ...more, fields: { ...fields, ...moreFields } });
const linkTo = (name: string | RegExp) => screen.getByRole('link', { name }).getAttribute('href');
/** What the edge reads, wherever React places it. */
const noteOf = (name: string) =>
  document.querySelector(`meta[name="copydesk:${name}"]`)?.getAttribute('content');

describe('the search page', () => {
  it('keeps what the reader asked for in the form', () => {
    showFound({}, { section: 'tech', from: '2026-01-01', to: '2026-02-01', topic: 'clouds' });
    expect(screen.getByRole('searchbox')).toHaveValue('crane');
    expect(screen.getByRole('combobox', { name: 'Section' })).toHaveValue('tech');
    expect(screen.getByLabelText('From')).toHaveValue('2026-01-01');
    expect(document.querySelector('input[name=topic]')).toHaveValue('clouds');
    expect(document.querySelector('form')).toHaveAttribute('action', '/search');
  });

  it('marks hits, and shows markup of a story as text', () => {
    showFound();
    const item = within(screen.getByRole('main')).getByRole('listitem');
    expect(within(item).getByRole('link', { name: 'A crane' })).toHaveAttribute('href', '/articles/harbour');
    expect([...item.querySelectorAll('mark')].map((mark) => mark.textContent)).toEqual([
      'crane',
      '<b>crane</b>',
    ]);
    expect(item.querySelector('b')).toBeNull();
    expect(item.querySelector('.headline')).toHaveAttribute('lang', 'ar');
    expect(item.querySelector('[dir=rtl]')).not.toBeNull();
  });

  it('says which word it searched instead', () => {
    showFound({ corrected: [{ typed: 'crrane', used: 'crane' }] });
    expect(screen.getByRole('status')).toHaveTextContent(
      'Showing results for “crane”: no story has “crrane”. 1 story.',
    );
  });

  it('links its pages with all filters', () => {
    showFound({ total: 25 }, { section: 'tech', page: 2 });
    expect(linkTo('Previous')).toBe('/search?q=crane&section=tech');
    expect(linkTo('Next')).toBe('/search?q=crane&section=tech&page=3');
    expect(screen.getByText('Page 2 of 3')).toBeInTheDocument();
  });

  it('ends at the last page that it shows', () => {
    showFound({ total: 1_001 }, { page: 20 });
    expect(screen.getByRole('status')).toHaveTextContent('More than 1,000 stories');
    expect(screen.queryByRole('link', { name: 'Next' })).toBeNull();
  });

  it('narrows by a topic and a person, from the first page', () => {
    showFound(
      {
        narrowings: [
          { kind: 'topic', title: 'Clouds', slug: 'clouds', stories: 2 },
          { kind: 'person', title: 'Ann Roe', slug: 'ann', stories: 1 },
        ],
      },
      { page: 2 },
    );
    expect(linkTo('Clouds')).toBe('/search?q=crane&topic=clouds');
    expect(linkTo('Ann Roe')).toBe('/search?q=crane&person=ann');
  });

  it('leaves a topic or a person', () => {
    showFound({ titles: { topic: 'Clouds', person: null } }, { topic: 'clouds', person: 'gone', page: 2 });
    expect(linkTo('Remove Clouds')).toBe('/search?q=crane&person=gone');
    expect(linkTo('Remove gone')).toBe('/search?q=crane&topic=clouds');
  });

  it.each([
    ['without filters', {}, 'No story has all of these words. Use fewer or other words.'],
    ['with a filter', { section: 'tech' }, 'No story has all of these words. Search all stories'],
  ])('says that nothing was found %s', (_case, filter, sentence) => {
    showFound({ stories: [], total: 0 }, filter);
    expect(screen.getByRole('status')).toHaveTextContent(sentence);
  });

  it('counts the stories of a filter, without words', () => {
    showFound({ stories: [], total: 0 }, { q: '', section: 'tech' });
    expect(screen.getByRole('status')).toHaveTextContent(/^0 stories\.$/);
  });

  it.each<[string, SearchOutcome, string, string | undefined, string]>([
    ['nothing yet', { kind: 'empty', fields }, '200', undefined, 'Everything that we have published'],
    ['a mistake', { kind: 'invalid', fields, problem: 'Too long.' }, '400', undefined, 'Too long.'],
    ['an index that is being built', { kind: 'notReady', fields }, '503', '10', 'in a few minutes'],
    ['a search that failed', { kind: 'failed', fields }, '503', '5', 'does not answer just now'],
  ])('has a status and a sentence for %s', (_case, outcome, status, retryAfter, sentence) => {
    show(outcome);
    expect(noteOf('status')).toBe(status);
    expect(noteOf('retry-after')).toBe(retryAfter);
    expect(screen.getByRole('main')).toHaveTextContent(sentence);
  });
});
