import { render, screen, within } from '@testing-library/react';
import { FrontPage } from '../../../components/front/FrontPage.tsx';
import { arrangeFront } from '../../../lib/front/arrangeFront.ts';
import type { Picture } from '../../../lib/images/imageUrl.ts';
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

const portrait: Picture = {
  url: '/lake/images/copydesk/production/portrait-600x400.png',
  width: 600,
  height: 400,
  placeholder: null,
  alt: '',
  caption: null,
  credit: null,
  ...{ copyright: null, licenceUrl: null, digitalSource: null },
  focus: { x: 0.5, y: 0.5 },
  rect: null,
};

const now = '2026-11-25T12:00:00Z';

const show = (
  shown = stories,
  arranged: Partial<Parameters<typeof arrangeFront>[0]> = {},
  frontParts = site.look.frontParts,
) =>
  render(
    <FrontPage
      site={{ ...site, look: { ...site.look, frontParts } }}
      front={arrangeFront({
        stories: shown,
        sections: [{ section: tech, stories: shown }],
        corrections: [logged],
        edited: null,
        mostRead: [],
        now,
        ...arranged,
      })}
      now={now}
    />,
  );
const headlinesIn = (name: string) =>
  within(screen.getByRole('region', { name }))
    .getAllByRole('heading', { level: 3 })
    .map(({ textContent }) => textContent);

describe('the front page', () => {
  it('has its parts in the order of the paper', () => {
    show(stories, { mostRead: [] }, ['sections', 'lead', 'corrections', 'latest']);
    const regions = screen.getAllByRole('region').map((region) => region.getAttribute('aria-labelledby'));
    expect(regions).toEqual(['strip-1', 'latest-corrections', 'latest'].filter((id) => regions.includes(id)));
    expect(regions.indexOf('strip-1')).toBe(0);
  });

  it('leads with the newest story, and shows each story once', () => {
    show();
    expect(screen.getAllByRole('heading', { level: 2 })[0]).toHaveTextContent('Story b');
    expect(headlinesIn('Latest')).toEqual(['Story e']);
    expect(headlinesIn('Tech')).toEqual(['Story a']);
    for (const { headline } of stories)
      expect(screen.getAllByRole('link', { name: headline })).toHaveLength(1);
  });

  it('shows the latest corrections with links to their notes', () => {
    show();
    const wrong = screen.getByRole('region', { name: 'What we got wrong' });
    expect(within(wrong).getByRole('link')).toHaveAttribute('href', '/articles/a#correction-c1');
  });

  it.each([
    [false, 'Live'],
    [true, 'As it happened'],
  ])('says of coverage whether it goes on: ended %s', (hasEnded, label) => {
    show([{ ...story('f', 25), typeOfWork: 'live', kicker: null, hasEnded }]);
    expect(screen.getByText(label)).toHaveClass('kicker');
  });

  it('sets each story in its own writing direction', () => {
    show([{ ...story('f', 25), language: 'he', keyPoints: ['נקודה'] }, ...stories]);
    const directionOf = (text: string) => screen.getAllByText(text)[0]?.closest('[dir]')?.getAttribute('dir');
    const [lead, second] = screen.getAllByText(teaser.standfirst ?? '');
    expect([lead, second].map((one) => one?.closest('[dir]')?.getAttribute('dir'))).toEqual(['rtl', 'ltr']);
    expect(directionOf('נקודה')).toBe('rtl');
  });

  it('says the age of a lead that is a day old', () => {
    show([story('a', 24)]);
    const [lead] = screen.getAllByRole('heading', { level: 2 });
    expect(lead?.closest('.lead')).toHaveTextContent('Published 24 November 2026, 1 day ago');
    expect(screen.queryByRole('region', { name: 'Latest' })).not.toBeInTheDocument();
  });

  it('says when an old lead was updated, and no age of a lead of today', () => {
    show([{ ...story('a', 20), modifiedAt: '2026-11-24T09:00:00Z' }]);
    expect(screen.getByText(/5 days ago\. Updated/)).toHaveTextContent('Updated 24 Nov');
    show([story('b', 25)]);
    expect(screen.queryByText(/Published 25 November/)).not.toBeInTheDocument();
  });

  it('has no empty part with one story', () => {
    show([story('a', 25)]);
    expect(screen.queryByRole('region', { name: 'Latest' })).not.toBeInTheDocument();
    expect(screen.queryByRole('region', { name: 'Tech' })).not.toBeInTheDocument();
    expect(document.querySelector('.seconds')).toBeNull();
  });

  it('shows the headline, label and picture that an editor gave to the lead for the front', () => {
    const picture = { ...portrait, alt: 'For the front' };
    const slot = { story: story('d', 22), headline: 'For the front', kicker: 'Today', picture, until: null };
    const lead = { ...slot, areWordsOutdated: false };
    show(stories, { edited: { lead, seconds: [], strips: [], hasOnlyTheseStrips: true } });
    const [headline] = screen.getAllByRole('heading', { level: 2 });
    expect(headline).toHaveTextContent('For the front');
    expect(within(headline ?? document.body).getByRole('link')).toHaveAttribute('href', '/articles/d');
    expect(headline?.closest('article')).toHaveTextContent('Today');
    expect(headline?.closest('article')?.querySelector('img')?.src).toContain('/portrait-');
  });

  it('ranks the most read stories, which stand above too', () => {
    show(stories, { mostRead: [story('d', 22), story('a', 20)] });
    expect(headlinesIn('Most read in the last 24 hours')).toEqual(['Story d', 'Story a']);
  });

  it('shows no ranking without counts', () => {
    show();
    expect(screen.queryByRole('region', { name: /Most read/ })).not.toBeInTheDocument();
  });

  it('has lead, seconds and the latest in rows if the lead has no picture', () => {
    show();
    expect(document.querySelector('.front-rows')).not.toBeNull();
    expect(document.querySelector('.lead-banner')).not.toBeNull();
  });

  it('says that nothing was published yet', () => {
    show([]);
    expect(screen.getByText('Nothing has been published yet.')).toBeInTheDocument();
  });
});
