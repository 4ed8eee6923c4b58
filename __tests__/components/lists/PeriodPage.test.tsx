import { render, screen } from '@testing-library/react';
import { PeriodPage } from '../../../components/lists/PeriodPage.tsx';
import type { Period } from '../../../lib/periods/Period.ts';
import type { PeriodList } from '../../../lib/periods/PeriodList.ts';
import { site, teaser } from '../../fixtures/story.ts';

const day: Period = { year: 2026, month: 11, day: 20 };
const list: PeriodList = {
  subject: { title: 'The Proof', path: '/' },
  period: { year: 2026, month: 11, day: null },
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

  it('asks nobody to choose a day of a day', () => {
    render(<PeriodPage list={{ ...list, period: day, parts: [] }} site={site} />);
    expect(screen.getByText('This is the newest story of 20 November 2026.')).toBeVisible();
  });
});
