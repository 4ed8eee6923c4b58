import { ThemeProvider } from '@sanity/ui';
import { buildTheme } from '@sanity/ui/theme';
import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { compareStories } from '../../../../lib/articles/comparison/compareStories.ts';
import { ComparedRows } from '../../../../sanity/studio/review/ComparedRows.tsx';
import type { References } from '../../../../sanity/studio/review/useReferences.ts';

const references: References = {
  nameOf: () => null,
  urlOf: ({ asset, crop }) => `https://pictures.example/${asset}?left=${crop.left}`,
};

const show = (before: object, after: object, known = references) => {
  const [part] = compareStories({ ...before }, { ...after }, known.nameOf);
  render(
    <ThemeProvider theme={buildTheme()}>
      <ComparedRows rows={part?.rows ?? []} references={known} />
    </ThemeProvider>,
  );
};

const block = (text: string, _key: string) => ({ _type: 'block', _key, children: [{ _type: 'span', text }] });

describe('ComparedRows', () => {
  it('marks struck and inserted words, and counts what did not change', () => {
    show(
      { body: [block('One.', 'a'), block('They close 8 schools.', 'b')] },
      { body: [block('One.', 'a'), block('They close 9 schools.', 'b')] },
    );
    expect(screen.getByText('1 unchanged')).toBeInTheDocument();
    expect(screen.getByRole('deletion')).toHaveTextContent('8');
    expect(screen.getByRole('insertion')).toHaveTextContent('9');
  });

  it('says which version an item is missing in', () => {
    show({ keyPoints: ['Old'] }, { keyPoints: ['Old', 'New'] });
    expect(screen.getByText('Not there.')).toBeInTheDocument();
  });

  it('shows both pictures', () => {
    const picture = (_ref: string, left: number) => ({
      leadImage: { _type: 'image', asset: { _ref }, crop: { left } },
    });
    show(picture('one', 0), picture('two', 0.5));
    const sources = screen.getAllByRole('presentation').map((image) => image.getAttribute('src'));
    expect(sources).toEqual(['https://pictures.example/one?left=0', 'https://pictures.example/two?left=0.5']);
  });

  it('keeps the place of a picture free before its address is known', () => {
    const picture = (_ref: string, crop: object) => ({
      leadImage: { _type: 'image', asset: { _ref }, crop },
    });
    const unknown = { ...references, urlOf: () => null };
    show(picture('image-a1-800x600-jpg', {}), picture('image-b2-300x900-png', { left: 0.5 }), unknown);
    expect(screen.queryByRole('presentation')).toBeNull();
    const places = screen
      .getAllByTestId('compared-picture')
      .map(({ style }) => [style.aspectRatio, style.width]);
    expect(places).toEqual([
      ['800 / 600', 'min(100%, 480px, 16rem)'],
      ['150 / 900', 'min(100%, 150px, 2rem)'],
    ]);
  });

  it('shows the first 150 rows, and all on request', async () => {
    const blocks = (word: string) =>
      Array.from({ length: 160 }, (_, index) => block(`${word} ${index}`, `k${index}`));
    show({ body: blocks('old') }, { body: blocks('new') });
    expect(screen.getAllByRole('insertion')).toHaveLength(150);
    await userEvent.click(screen.getByRole('button', { name: 'Show all 160 rows' }));
    expect(within(document.body).getAllByRole('insertion')).toHaveLength(160);
  });
});
