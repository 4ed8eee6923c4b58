import { LayerProvider, studioTheme, ThemeProvider } from '@sanity/ui';
import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import type { Note } from '../../../../../lib/import/account/ImportReport.ts';
import type { Place } from '../../../../../lib/import/draftFrom.ts';
import { readHtml } from '../../../../../lib/import/html/readHtml.ts';
import { importArticle } from '../../../../../lib/import/importArticle.ts';
import { Beside } from '../../../../../sanity/studio/elsewhere/result/Beside.tsx';

const page = `<html lang="en"><nav><p>Weather maps</p></nav><article><h1>Rain at last</h1>
<p>2:33 pm</p>
<p>It rained on Monday for the first time since the spring, and nobody had an umbrella with them.</p>
<p>It rained on Tuesday as well, and by then the shops had sold all the umbrellas of the town.</p></article>
<aside><h2>Read next</h2></aside>`;

// jsdom has none.
beforeAll(() => {
  window.matchMedia = () => Object.assign(new EventTarget(), { matches: false }) as MediaQueryList;
});

let placed: ReadonlyMap<Note, Place> = new Map();
const Held = () => {
  const imported = importArticle(readHtml({ html: page }).page, { sections: [], people: [], topics: [] });
  if (!imported) throw new Error('The page has no story.');
  const [story] = useState(imported);
  const [now, setNow] = useState<ReadonlyMap<Note, Place>>(new Map());
  placed = now;
  const put = (note: Note, place: Place | null) =>
    setNow((was) => new Map([...was].filter(([one]) => one !== note).concat(place ? [[note, place]] : [])));
  return (
    <ThemeProvider theme={studioTheme}>
      <LayerProvider>
        <Beside imported={story} placed={now} places={['text', 'kicker']} onPut={put} />
      </LayerProvider>
    </ThemeProvider>
  );
};
const placesOf = () => [...placed].map(([{ text }, place]) => [text, place]);

describe('what stands beside a draft', () => {
  it('is the original on demand, line by line, with where each went', async () => {
    render(<Held />);
    await userEvent.click(screen.getByRole('tab', { name: 'The original' }));
    const lines = within(screen.getByRole('list')).getAllByRole('listitem');
    const fateOf = (words: RegExp) =>
      lines.find((line) => words.test(line.textContent ?? ''))?.getAttribute('data-fate');
    expect([/^Rain at last/, /^It rained on Monday/, /^Weather maps/, /^2:33 pm/].map(fateOf)).toEqual([
      'placed',
      'placed',
      'dropped',
      'left',
    ]);
  });

  it('goes into the text by one click, and changes its colour', async () => {
    render(<Held />);
    await userEvent.click(screen.getByRole('tab', { name: 'The original' }));
    await userEvent.click(screen.getByRole('button', { name: 'Put in as a paragraph: Read next' }));
    expect(placesOf()).toEqual([['Read next', 'text']]);
    const line = screen.getByRole('button', { name: 'Take out: Read next' }).closest('[data-fate]');
    expect(line).toHaveAttribute('data-fate', 'placed');
  });
});
