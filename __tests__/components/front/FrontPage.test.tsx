import { render, screen, within } from '@testing-library/react';
import { FrontPage } from '../../../components/front/FrontPage.tsx';
import { arrangeFront } from '../../../lib/articles/arrangeFront.ts';
import { correction, site, teaser } from '../../fixtures/story.ts';

const story = (id: string, day: number) => ({
  ...teaser,
  id,
  slug: id,
  headline: `Story ${id}`,
  publishedAt: `2026-11-${day}T08:00:00Z`,
});
const stories = [story('a', 20), story('b', 24), story('c', 23), story('d', 22), story('e', 21)];
const tech = { title: 'Tech', slug: 'tech' };
const logged = {
  ...correction,
  section: tech,
  article: { headline: 'Story a', slug: 'a', retractedAt: null },
};

const show = (shown = stories) =>
  render(
    <FrontPage
      site={site}
      front={arrangeFront(shown, [{ section: tech, stories: shown }])}
      corrections={[logged]}
      now="2026-11-25T12:00:00Z"
    />,
  );

describe('the front page', () => {
  it('is led by the newest story, which no strip repeats', () => {
    show();
    expect(screen.getAllByRole('heading', { level: 2 })[0]).toHaveTextContent('Story b');
    const strip = screen.getByRole('region', { name: 'Tech' });
    expect(within(strip).queryByText('Story b')).not.toBeInTheDocument();
    expect(within(strip).getByRole('link', { name: 'Story e' })).toHaveAttribute('href', '/articles/e');
  });

  it('has the latest after the lead in order of time', () => {
    show();
    const latest = screen.getByRole('region', { name: 'Latest' });
    expect(
      within(latest)
        .getAllByRole('link')
        .map(({ textContent }) => textContent),
    ).toEqual(['Story c', 'Story d', 'Story e', 'Story a']);
  });

  it('tells what was wrong, with the note’s own address', () => {
    show();
    const wrong = screen.getByRole('region', { name: 'What we got wrong' });
    expect(within(wrong).getByRole('link')).toHaveAttribute('href', '/articles/a#correction-c1');
  });

  it('sets each story in the direction of its own writing, whatever the paper’s is', () => {
    show([{ ...story('f', 25), language: 'he', keyPoints: ['נקודה'] }, ...stories]);
    const directionOf = (text: string) => screen.getAllByText(text)[0]?.closest('[dir]')?.getAttribute('dir');
    const [lead, second] = screen.getAllByText(teaser.standfirst ?? '');
    expect([lead, second].map((one) => one?.closest('[dir]')?.getAttribute('dir'))).toEqual(['rtl', 'ltr']);
    expect(directionOf('נקודה')).toBe('rtl');
  });

  it('says so when nothing was published yet', () => {
    show([]);
    expect(screen.getByText('Nothing has been published yet.')).toBeInTheDocument();
  });
});
