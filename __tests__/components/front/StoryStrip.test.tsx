import { cleanup, render, screen, within } from '@testing-library/react';
import { StoryStrip } from '../../../components/front/StoryStrip.tsx';
import type { Teaser } from '../../../lib/content/Teaser.ts';
import type { StripForm } from '../../../lib/front/EditedFront.ts';
import { site, teaser } from '../../fixtures/story.ts';

const picture = {
  url: '/lake/images/copydesk/production/mill-600x400.png',
  width: 600,
  height: 400,
  placeholder: null,
  alt: 'A mill',
  caption: null,
  credit: null,
  ...{ copyright: null, licenceUrl: null, digitalSource: null },
  focus: { x: 0.5, y: 0.5 },
  rect: null,
};
const pictured = (id: string): Teaser => ({ ...teaser, id, headline: `Story ${id}`, leadImage: picture });
const plain = (id: string): Teaser => ({ ...pictured(id), leadImage: null });

const show = (form: StripForm, stories: Teaser[], path: string | null = '/sections/tech') => {
  render(
    <StoryStrip id="strip-1" site={site} strip={{ title: 'Tech', path, form, stories, isHalf: false }} />,
  );
  return within(screen.getByRole('region', { name: 'Tech' }))
    .getAllByRole('article')
    .map((article) => [
      article.querySelector('img') !== null,
      article.textContent?.includes('What it is about'),
    ]);
};

describe('a strip', () => {
  it('shows pictures with standfirsts if all stories have one', () => {
    expect(show('equal', [pictured('a'), pictured('b')])).toEqual([
      [true, true],
      [true, true],
    ]);
  });

  it('fills the place of a missing picture with the standfirst', () => {
    expect(show('equal', [pictured('a'), plain('b')])).toEqual([
      [true, false],
      [false, true],
    ]);
  });

  it('leads with one story', () => {
    expect(show('led', [pictured('a'), pictured('b'), plain('c'), plain('d')])).toEqual([
      [true, true],
      [false, false],
      [false, false],
      [false, false],
    ]);
  });

  it('fills the height of a leading story with the standfirsts of one or two others', () => {
    expect(show('led', [pictured('a'), pictured('b'), plain('c')])).toEqual([
      [true, true],
      [false, true],
      [false, true],
    ]);
  });

  const rows = () => screen.getAllByRole('list').map((list) => within(list).getAllByRole('listitem').length);

  it('has a row of its own for a leading story without a picture', () => {
    show('led', [plain('a'), pictured('b'), plain('c')]);
    expect(rows()).toEqual([1, 2]);
  });

  it.each([
    [4, [4]],
    [5, [2, 3]],
    [6, [3, 3]],
    [7, [3, 4]],
    [8, [4, 4]],
  ])('shows %i stories in full rows', (count, expected) => {
    show(
      'equal',
      Array.from({ length: count }, (_, index) => pictured(`s${index}`)),
    );
    expect(rows()).toEqual(expected);
  });

  it('shows headlines only', () => {
    expect(show('headlines', [pictured('a'), plain('b')])).toEqual([
      [false, false],
      [false, false],
    ]);
  });

  it('links its title only to a section or topic', () => {
    show('equal', [plain('a')]);
    expect(screen.getByRole('link', { name: 'Tech' })).toHaveAttribute('href', '/sections/tech');
    cleanup();
    show('equal', [plain('a')], null);
    expect(screen.queryByRole('link', { name: 'Tech' })).not.toBeInTheDocument();
  });
});
