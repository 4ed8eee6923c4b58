import { studioTheme, ThemeProvider } from '@sanity/ui';
import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { readHtml } from '../../../../../lib/import/html/readHtml.ts';
import { importArticle } from '../../../../../lib/import/importArticle.ts';
import { WhereFrom } from '../../../../../sanity/studio/elsewhere/result/WhereFrom.tsx';

const page = `<html lang="en"><meta name="description" content="It rained for the first time since spring.">
<nav>Home</nav><article><h1>Rain at last</h1>
<p>It rained on Monday for the first time since the spring, and nobody had an umbrella with them.</p>
<p>It rained on Tuesday as well, and by then the shops had sold all the umbrellas of the town.</p></article>`;

it('shows where each field of a draft is from, and where all words went', async () => {
  const imported = importArticle(readHtml({ html: page }).page, {
    sections: [],
    people: [],
    topics: [],
  });
  if (!imported) throw new Error('The page has no story.');
  render(
    <ThemeProvider theme={studioTheme}>
      <WhereFrom imported={imported} />
    </ThemeProvider>,
  );
  const { words } = imported.account;
  expect(screen.getByText(new RegExp(`^${words} words: \\d+ in the draft`))).toBeVisible();
  await userEvent.click(screen.getByText('Where it is from'));
  const standfirst = within(screen.getByRole('row', { name: /^Standfirst/ }));
  expect(standfirst.getByText('It rained for the first time since spring.')).toBeVisible();
  expect(standfirst.getByText('description')).toBeVisible();
  await userEvent.click(screen.getByText('Where its words went'));
  const counts = screen
    .getAllByRole('row', { name: /In the draft|Left over|Not of the story/ })
    .map((row) => Number(within(row).getAllByRole('cell')[0]?.textContent));
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(words);
});
