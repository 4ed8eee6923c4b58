import { act, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { SearchSuggestions } from '../../../components/elements/SearchSuggestions.ts';
import { SearchForm } from '../../../components/search/SearchForm.tsx';
import { site } from '../../fixtures/story.ts';

beforeAll(() => customElements.define('search-suggestions', SearchSuggestions));

/** The server's answer by what was typed, and what was asked. */
const answer = (byText: Record<string, { status: number; body: unknown }>): string[] => {
  const asked: string[] = [];
  globalThis.fetch = (async (address: string) => {
    const typed = new URL(address, 'https://news.example.org').searchParams.get('q') ?? '';
    asked.push(typed);
    const { status, body } = byText[typed] ?? { status: 200, body: [] };
    return { ok: status < 400, json: async () => body };
  }) as unknown as typeof fetch;
  return asked;
};
const form = () => {
  render(<SearchForm fields={{ q: '', page: 1 }} site={site} />);
  return screen.getByRole('combobox', { name: 'Search for' });
};
const offered = () =>
  Array.from(document.querySelectorAll('option[value]:not([value=""])'), (option) => option)
    .filter((option) => option.closest('datalist'))
    .map((option) => option.getAttribute('value'));

describe('suggestions of the search field', () => {
  it('are those for what was typed last, asked once after a pause', async () => {
    const asked = answer({ harb: { status: 200, body: ['Harbours', 'A harbour opens'] } });
    await userEvent.type(form(), 'harb');
    await waitFor(() => expect(offered()).toEqual(['Harbours', 'A harbour opens']));
    expect(asked).toEqual(['harb']);
  });

  it('are also those for what was typed before the script had loaded', async () => {
    const asked = answer({ harb: { status: 200, body: ['Harbours'] } });
    const field = form();
    const element = field.closest('search-suggestions');
    const parent = element?.parentElement;
    element?.remove();
    field.removeAttribute('list');
    document.querySelector('datalist')?.remove();
    await act(async () => {
      if (field instanceof HTMLInputElement) field.value = 'harb';
      if (element) parent?.append(element);
    });
    await waitFor(() => expect(offered()).toEqual(['Harbours']));
    expect(asked).toEqual(['harb']);
  });

  it('are not asked for words that the page came with', async () => {
    const asked = answer({});
    render(<SearchForm fields={{ q: 'harbour', page: 1 }} site={site} />);
    await userEvent.type(screen.getByRole('combobox', { name: 'Search for' }), 's');
    await waitFor(() => expect(asked).toEqual(['harbours']));
  });

  it('leave out what stands in the field already', async () => {
    answer({ Harbours: { status: 200, body: ['Harbours', 'Harbours of old'] } });
    await userEvent.type(form(), 'Harbours');
    await waitFor(() => expect(offered()).toEqual(['Harbours of old']));
  });

  it.each([
    ['an error', { status: 429, body: { message: 'Too many' } }],
    ['something else', { status: 200, body: { a: 1 } }],
  ])('are none after %s, and the field keeps its words', async (_case, response) => {
    const asked = answer({ harb: response });
    const field = form();
    await userEvent.type(field, 'harb');
    await waitFor(() => expect(asked).toEqual(['harb']));
    expect(offered()).toEqual([]);
    expect(field).toHaveValue('harb');
  });
});
