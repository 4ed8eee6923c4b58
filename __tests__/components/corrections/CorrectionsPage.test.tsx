import { render, screen, within } from '@testing-library/react';
import { CorrectionsPage } from '../../../components/corrections/CorrectionsPage.tsx';
import { HousePage } from '../../../components/lists/HousePage.tsx';
import type { LoggedCorrection } from '../../../lib/corrections/Correction.ts';
import type { Log } from '../../../lib/corrections/log/Log.ts';
import { wholeLog } from '../../../lib/corrections/log/logAddress.ts';
import { correction, site } from '../../fixtures/story.ts';

const logged: LoggedCorrection = {
  ...correction,
  section: { title: 'Tech', slug: 'tech' },
  article: { headline: 'A headline', slug: 'a-story', retractedAt: null },
};
const log: Log = {
  filter: wholeLog,
  section: null,
  page: 1,
  pages: 1,
  count: 1,
  years: [2026, 2025],
  corrections: [logged],
};
const alone = { ...site, alone: { since: '2026-03-03T12:00:00Z' } };
const words = /Since 3 March 2026 corrections are published here by one editor/;

const show = (change: Partial<Log> = {}, of = site) =>
  render(<CorrectionsPage log={{ ...log, ...change }} site={of} />);

describe('the log of corrections', () => {
  it('has filters that can be combined', () => {
    show({
      filter: { kind: 'retraction', section: 'tech', year: null },
      section: { title: 'Tech', slug: 'tech' },
    });
    expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('Retractions in Tech');
    const filters = within(screen.getByRole('navigation', { name: 'Filter corrections' }));
    expect(filters.getByRole('link', { name: '2025' })).toHaveAttribute(
      'href',
      '/corrections/retractions/in/tech/2025',
    );
    expect(filters.getByRole('link', { name: 'Updates' })).toHaveAttribute(
      'href',
      '/corrections/updates/in/tech',
    );
    expect(filters.getByRole('link', { name: 'Inside' })).toHaveAttribute(
      'href',
      '/corrections/retractions/in/inside',
    );
    const current = filters.getAllByRole('link', { current: 'page' }).map(({ textContent }) => textContent);
    expect(current).toEqual(['Retractions', 'Tech', 'All']);
  });

  it('links to the previous and next page and shows its number', () => {
    show({ page: 2, pages: 3 });
    expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('Corrections, page 2 of 3');
    expect(screen.getByRole('link', { name: 'Newer' })).toHaveAttribute('href', '/corrections');
    expect(screen.getByRole('link', { name: 'Older' })).toHaveAttribute('href', '/corrections/page/3');
  });

  it('has no pager for one page and no year filter for one year', () => {
    show({ years: [2026] });
    expect(screen.queryByRole('navigation', { name: 'Pages of the log' })).not.toBeInTheDocument();
    expect(screen.queryByRole('heading', { name: 'Year' })).not.toBeInTheDocument();
  });

  it('marks retracted and unpublished stories', () => {
    const article = { headline: 'A headline', slug: 'a-story', retractedAt: '2026-11-24T14:33:00Z' };
    show({
      corrections: [
        { ...logged, article },
        { ...logged, id: 'c2', article: null },
      ],
    });
    expect(screen.getByRole('heading', { level: 2, name: 'Retracted: A headline' })).toBeInTheDocument();
    expect(screen.getByRole('heading', { level: 2, name: /no longer on the site/ })).toBeInTheDocument();
  });

  it('shows the changes that the server recorded instead of the typed wordings', () => {
    const change = { _key: 'a', _type: 'passageChange', path: 'body', block: 'b' } as const;
    const { container } = show({
      corrections: [
        { ...logged, id: 'seen', changes: [{ ...change, was: 'It has 8.', is: 'It has 9.' }] },
        { ...logged, id: 'unchanged', changes: [] },
        { ...logged, id: 'contact', changes: [], affects: ['contact'] },
        { ...logged, id: 'added', changes: [{ ...change, was: '', is: 'New.' }] },
      ],
    });
    const shown = [...container.querySelectorAll('.correction-before-after')].map(({ textContent }) =>
      textContent?.trim(),
    );
    expect(shown).toEqual(['It has 8 9.', 'Before: in 2020 After: in 2021', 'After: New.']);
  });
});

describe('a correction of many passages', () => {
  const changes = Array.from({ length: 6 }, (_, index) => ({
    _key: `c${index}`,
    _type: 'passageChange' as const,
    path: 'body' as const,
    block: 'b',
    was: `It has ${index} old.`,
    is: `It has ${index} new.`,
  }));

  it('shows all, the first three at once, and leads to the story if the log has not all', () => {
    const { container } = show({ corrections: [{ ...logged, changes }] });
    expect(container.querySelectorAll('.correction-before-after')).toHaveLength(6);
    expect(container.querySelectorAll('details .correction-before-after')).toHaveLength(3);
    expect(screen.getByText('More changed passages')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'All changed passages are with the story' })).toBeInTheDocument();
  });
});

describe('while one editor publishes alone', () => {
  it('the log and each such note say so', () => {
    show(
      {
        corrections: [
          { ...logged, isAlone: true },
          { ...logged, id: 'c2' },
        ],
      },
      alone,
    );
    expect(document.body).toHaveTextContent(words);
    expect(screen.getAllByText('Published by one editor, without a second.')).toHaveLength(1);
  });

  it('the corrections policy says so, other pages do not', () => {
    const page = { title: 'Policy', standfirst: null, summary: null, isTips: false, body: [] };
    const { unmount } = render(<HousePage page={{ ...page, slug: 'corrections-policy' }} site={alone} />);
    expect(document.body).toHaveTextContent(words);
    unmount();
    render(<HousePage page={{ ...page, slug: 'about' }} site={alone} />);
    expect(document.body).not.toHaveTextContent(words);
  });

  it('the notice has no date if it is unknown, and is absent if four eyes are on', () => {
    const { unmount } = show({}, { ...site, alone: { since: null } });
    expect(screen.getByText(/^Corrections are published here by one editor/)).toBeInTheDocument();
    unmount();
    show();
    expect(screen.queryByText(/by one editor/)).not.toBeInTheDocument();
  });
});
