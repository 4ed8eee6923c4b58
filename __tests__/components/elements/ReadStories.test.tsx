import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ReadStories } from '../../../components/elements/ReadStories.ts';
import { ReadStoriesNotice } from '../../../components/reading/ReadStoriesNotice.tsx';
import { site } from '../../fixtures/story.ts';

const origin = 'https://news.example.org';
const entry = (slug: string, kind: string, date_published: string, id = 'c1') => ({
  url: `${origin}/articles/${slug}#correction-${id}`,
  title: `${kind}: Headline of ${slug}`,
  date_published,
  tags: [kind],
});
const later = '2026-11-25T10:00:00Z';
const read = (...slugs: string[]) =>
  localStorage.setItem(
    'copydesk:read',
    JSON.stringify(Object.fromEntries(slugs.map((slug) => [slug, Date.parse('2026-11-24T10:00:00Z')]))),
  );
const front = (...items: object[]) => frontIn('en', ...items);
const frontIn = (language: string, ...items: object[]) => {
  globalThis.fetch = (async () => ({ json: async () => ({ items }) })) as unknown as typeof fetch;
  return render(<ReadStoriesNotice site={{ ...site, language }} />);
};

beforeAll(() => customElements.define('read-stories', ReadStories));
beforeEach(() => localStorage.clear());

describe('the notice of corrected stories', () => {
  it('names each story once, corrections and retractions alone', async () => {
    read('a', 'b', 'c', 'd');
    front(
      entry('a', 'Correction', later, 'c2'),
      entry('a', 'Correction', '2026-11-25T09:00:00Z'),
      entry('b', 'Correction', later),
      entry('c', 'Clarification', later),
      entry('d', 'Retraction', later),
      entry('unread', 'Correction', later),
    );
    await waitFor(() => expect(screen.getAllByRole('link')).toHaveLength(3));
    expect(screen.getByRole('status')).toHaveTextContent(
      'A story you read was retracted: Headline of dStories you read were corrected: Headline of b; Headline of aDismiss',
    );
    expect(screen.getByRole('link', { name: 'Headline of a' })).toHaveAttribute(
      'href',
      `${origin}/articles/a#correction-c2`,
    );
  });

  it('knows the kinds of the feed in the language of the publication', async () => {
    read('a', 'b');
    frontIn('de', entry('a', 'Korrektur', later), entry('b', 'Klarstellung', later));
    await waitFor(() => expect(screen.getByRole('link')).toHaveTextContent('Headline of a'));
    expect(screen.getByRole('status')).toHaveTextContent(
      'Ein Artikel, den Sie gelesen haben, wurde korrigiert: Headline of aAusblenden',
    );
  });

  it('is not there for what changed before the reading, nor without reading', async () => {
    read('a');
    const { unmount } = front(entry('a', 'Correction', '2026-11-23T10:00:00Z'));
    await Promise.resolve();
    expect(screen.getByRole('status')).toBeEmptyDOMElement();
    unmount();
    localStorage.clear();
    front(entry('a', 'Correction', later));
    await Promise.resolve();
    expect(screen.getByRole('status')).toBeEmptyDOMElement();
  });

  it('stays away once it was dismissed, until the next correction', async () => {
    read('a', 'b');
    const { unmount } = front(entry('a', 'Correction', later));
    await userEvent.click(await screen.findByRole('button', { name: 'Dismiss' }));
    expect(screen.getByRole('status')).toBeEmptyDOMElement();
    unmount();
    front(entry('b', 'Correction', '2026-11-25T10:00:01Z'), entry('a', 'Correction', later));
    expect(await screen.findByRole('link', { name: 'Headline of b' })).toBeVisible();
    expect(screen.queryByRole('link', { name: 'Headline of a' })).toBeNull();
  });
});
