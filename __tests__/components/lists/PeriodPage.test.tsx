import { render, screen } from '@testing-library/react';
import { PeriodPage } from '../../../components/lists/PeriodPage.tsx';
import type { Period } from '../../../lib/periods/Period.ts';
import type { PeriodList } from '../../../lib/periods/PeriodList.ts';
import { site, teaser } from '../../fixtures/story.ts';

const day: Period = { year: 2026, month: 11, day: 20 };
const list: PeriodList = {
  subject: { title: 'The Proof', path: '/' },
  period: { year: 2026, month: 11, day: null },
  page: 1,
  stories: [teaser],
  isCut: true,
  parts: [day],
  earlier: null,
  later: null,
};

describe('the page of a period with more stories than it shows', () => {
  it('leads a reader from a month to its days', () => {
    render(<PeriodPage list={list} site={site} />);
    expect(screen.getByText(/Choose a day to see all of it/)).toBeVisible();
    expect(screen.getByRole('link', { name: '20' })).toHaveAttribute('href', '/archive/2026/11/20');
  });

  it('leads from a page of a day to the one before and the one after', () => {
    const { rerender } = render(<PeriodPage list={{ ...list, period: day, parts: [] }} site={site} />);
    expect(screen.getByText('This is the newest story of 20 November 2026.')).toBeVisible();
    const older = () => screen.queryByRole('link', { name: 'Older stories' });
    expect(older()).toHaveAttribute('href', '/archive/2026/11/20/page/2');
    rerender(<PeriodPage list={{ ...list, period: day, page: 2, isCut: false, parts: [] }} site={site} />);
    expect(screen.getByRole('heading', { level: 1, name: 'Stories of 20 November 2026 (2)' })).toBeVisible();
    expect(screen.getByRole('link', { name: 'Newer' })).toHaveAttribute('href', '/archive/2026/11/20');
    expect(older()).toBeNull();
  });
});
