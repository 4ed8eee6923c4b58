import { render, screen, within } from '@testing-library/react';
import { renderToStaticMarkup } from 'react-dom/server';
import { LiveEntryItem } from '../../../components/live/LiveEntryItem.tsx';
import { LiveUpdates } from '../../../components/live/LiveUpdates.tsx';
import { EntryPage, UpdatesPage } from '../../../components/live/UpdatesPage.tsx';
import type { LiveCoverage } from '../../../lib/live/LiveCoverage.ts';
import { live, liveEntry } from '../../fixtures/live.ts';
import { article, correction, site } from '../../fixtures/story.ts';

const show = (change: Partial<LiveCoverage> = {}) =>
  render(
    <LiveUpdates article={{ ...article, typeOfWork: 'live', live: { ...live, ...change } }} site={site} />,
  );

const namesOfEntries = () => screen.getAllByRole('article').map((entry) => entry.id);

describe('the entries of a live story', () => {
  it('are articles with a heading, a time that leads to their own page, and their writer', () => {
    show();
    expect(screen.getByRole('heading', { level: 2, name: 'Live updates' })).toBeInTheDocument();
    const entry = within(screen.getByRole('article', { name: 'Moment 2' }));
    expect(entry.getByRole('heading', { level: 3 })).toHaveTextContent('Moment 2');
    expect(entry.getByRole('link', { name: /^9:02.am GMT 20 November 2026$/ })).toHaveAttribute(
      'href',
      '/articles/a-story/entries/e2',
    );
    expect(entry.getByText(/9:02/)).toHaveAttribute('datetime', '2026-11-20T09:02:00Z');
    expect(entry.getByRole('link', { name: 'Ann Other' })).toHaveAttribute('href', '/people/ann-other');
  });

  it('join their writers in the language of the publication', () => {
    const authors = ['Ann Other', 'Max Beispiel'].map((name) => ({ name, slug: null, role: null }));
    const entry = liveEntry(1, { authors });
    render(<LiveEntryItem entry={entry} site={{ ...site, language: 'de' }} slug="a-story" language="de" />);
    expect(screen.getByText('Ann Other').closest('p')).toHaveTextContent('Ann Other und Max Beispiel');
  });

  it('are named by their time without a headline', () => {
    show({ entries: [liveEntry(1, { headline: null })] });
    expect(screen.getByRole('article', { name: /^9:01.am GMT/ })).toBeInTheDocument();
  });

  it('stand below the pinned ones', () => {
    show({ pinned: [liveEntry(7)] });
    expect(namesOfEntries()).toEqual(['entry-e7', 'entry-e2', 'entry-e1']);
    expect(within(screen.getByRole('article', { name: 'Moment 7' })).getByText('Pinned')).toBeInTheDocument();
  });

  it('have their key moments listed: on this page by anchor, elsewhere by their own page', () => {
    show({
      keyMoments: [
        { id: 'e2', headline: 'Moment 2', at: '2026-11-20T09:02:00Z' },
        { id: 'old', headline: 'The beginning', at: '2026-11-20T06:00:00Z' },
      ],
    });
    const links = within(screen.getByRole('navigation', { name: 'Key moments' })).getAllByRole('link');
    expect(links.map((link) => link.getAttribute('href'))).toEqual([
      '#entry-e2',
      '/articles/a-story/entries/old',
    ]);
  });

  it.each([
    [4, 4],
    [5, 3],
    [12, 3],
  ])('of %s key moments show %s, and fold the others', (count, shown) => {
    const moment = (number: number) => ({
      id: `k${number}`,
      headline: `Key ${number}`,
      at: '2026-11-20T06:00:00Z',
    });
    show({ keyMoments: Array.from({ length: count }, (_, index) => moment(index)) });
    const list = within(screen.getByRole('navigation', { name: 'Key moments' }));
    expect(list.getAllByText(/^Key \d/)).toHaveLength(count);
    const folded = list.queryByRole('group');
    expect(folded ? within(folded).getAllByText(/^Key \d/) : []).toHaveLength(count - shown);
    expect(list.queryAllByText('More key moments')).toHaveLength(folded ? 1 : 0);
  });

  it('lead from a corrected entry to its note', () => {
    show({ entries: [liveEntry(1, { corrections: [{ ...correction, entryId: 'e1' }] })] });
    const entry = within(screen.getByRole('article', { name: 'Moment 1' }));
    expect(entry.getByText(/^Correction, 24 November 2026\./)).toBeInTheDocument();
    expect(entry.getByRole('link', { name: 'See what changed' })).toHaveAttribute('href', '#correction-c1');
  });

  it('reload without script while the coverage goes on, and not after', () => {
    // A browser with script reads nothing of what is for browsers without.
    const htmlOf = (coverage: LiveCoverage) =>
      renderToStaticMarkup(<LiveUpdates article={{ ...article, live: coverage }} site={site} />);
    expect(htmlOf(live)).toContain('<noscript><meta http-equiv="refresh" content="60"/>');
    expect(htmlOf({ ...live, endedAt: '2026-11-20T10:00:00Z' })).not.toContain('http-equiv');
  });

  it.each([
    [99, null, null],
    [100, null, ['Earlier updates', '/articles/a-story/updates/1']],
    [170, null, ['Earlier updates', '/articles/a-story/updates/2']],
    [50, '2026-11-20T10:00:00Z', null],
    [51, '2026-11-20T10:00:00Z', ['Later updates', '/articles/a-story/updates/2']],
  ])('%s of them, ended %s, go on at %s', (count, endedAt, expected) => {
    show({ count, endedAt });
    const link = screen.queryByRole('link', { name: /updates$/ });
    expect(link && [link.textContent, link.getAttribute('href')]).toEqual(expected);
  });

  it('read as a story once the coverage has ended', () => {
    show({ endedAt: '2026-11-20T10:00:00Z', entries: [liveEntry(1), liveEntry(2)] });
    expect(screen.getByRole('heading', { level: 2, name: 'As it happened' })).toBeInTheDocument();
    expect(screen.getByText(/^Our live coverage ended on/)).toHaveTextContent('20 November 2026');
  });

  it('are not shown by other stories', () => {
    expect(render(<LiveUpdates article={article} site={site} />).container).toBeEmptyDOMElement();
  });
});

describe('other pages of a live story', () => {
  const story = { ...article, live };

  it('have the entries of their number, with the notes of these', () => {
    const entries = [liveEntry(1, { corrections: [{ ...correction, entryId: 'e1' }] })];
    render(<UpdatesPage article={story} site={site} entries={entries} page={2} pages={3} />);
    expect(screen.getByText('Updates, part 2 of 3')).toBeInTheDocument();
    const onward = within(screen.getByRole('navigation', { name: 'Other updates' })).getAllByRole('link');
    expect(onward.map((link) => link.getAttribute('href'))).toEqual([
      '/articles/a-story/updates/1',
      '/articles/a-story/updates/3',
      '/articles/a-story',
    ]);
    expect(document.getElementById('correction-c1')).toHaveTextContent(correction.note);
  });

  it('show one entry and lead to the story', () => {
    render(<EntryPage story={story} site={site} entry={liveEntry(1)} />);
    expect(screen.getByRole('article', { name: 'Moment 1' })).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Read the whole live story' })).toHaveAttribute(
      'href',
      '/articles/a-story',
    );
  });
});
