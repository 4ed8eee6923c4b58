import { act, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderToStaticMarkup } from 'react-dom/server';
import { LiveUpdates as LiveUpdatesElement } from '../../../components/elements/LiveUpdates.ts';
import { LiveUpdates } from '../../../components/live/LiveUpdates.tsx';
import type { LiveCoverage } from '../../../lib/live/LiveCoverage.ts';
import { live, liveEntry } from '../../fixtures/live.ts';
import { article, site } from '../../fixtures/story.ts';

/** The browser's stream, which a test writes to. */
class FakeStream extends EventTarget {
  static readonly CLOSED = 2;
  static opened: FakeStream[] = [];
  readyState = 1;
  readonly url: string;
  constructor(url: string) {
    super();
    this.url = url;
    FakeStream.opened.push(this);
  }
  close() {
    this.readyState = FakeStream.CLOSED;
  }
}

beforeAll(() => {
  Object.assign(globalThis, { EventSource: FakeStream });
  Element.prototype.scrollIntoView = () => {};
  customElements.define('live-updates', LiveUpdatesElement);
});
beforeEach(() => {
  FakeStream.opened = [];
  localStorage.clear();
});

const updates = (change: Partial<LiveCoverage> = {}) => (
  <LiveUpdates article={{ ...article, typeOfWork: 'live', live: { ...live, ...change } }} site={site} />
);

const hear = (state: { entries: string[]; since?: string; removed?: string[]; isWhole?: boolean }) =>
  act(() => {
    const data = JSON.stringify({ since: '', removed: [], ...state });
    FakeStream.opened.at(-1)?.dispatchEvent(new MessageEvent('message', { data }));
  });

/** The site's answer for the page. */
const answer = (ok: boolean, html: string) => {
  globalThis.fetch = jest.fn(async () => ({ ok, text: async () => html })) as unknown as typeof fetch;
};

const leave = ({ unmount }: { unmount: () => void }) => {
  window.dispatchEvent(new Event('pagehide'));
  unmount();
};

const offer = () => screen.queryByRole('button');
const namesOfEntries = () => screen.getAllByRole('article').map((entry) => entry.id);

describe('an open page of a live story', () => {
  it('listens to its own story, and says nothing while it has all entries', () => {
    render(updates());
    hear({ entries: ['e2', 'e1'] });
    expect(FakeStream.opened.map(({ url }) => url)).toEqual(['/articles/a-story/updates']);
    expect(offer()).not.toBeInTheDocument();
  });

  it('closes its stream when it is left, so that the browser keeps it, and opens another on the way back', () => {
    render(updates());
    window.dispatchEvent(new Event('pagehide'));
    expect(FakeStream.opened.map(({ readyState }) => readyState)).toEqual([FakeStream.CLOSED]);
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    hear({ entries: ['e3', 'e2', 'e1'] });
    expect(FakeStream.opened).toHaveLength(2);
    expect(offer()).toHaveTextContent('1 new update');
  });

  it('offers new entries by a button, which a screen reader is told of, and moves nothing', () => {
    render(updates());
    hear({ entries: ['e3', 'e2', 'e1'] });
    expect(offer()).toHaveTextContent('1 new update');
    hear({ entries: ['e5', 'e4', 'e3', 'e2', 'e1'] });
    expect(offer()).toHaveTextContent('3 new updates');
    expect(screen.getByRole('status')).toHaveTextContent('3 new updates');
    expect(namesOfEntries()).toEqual(['entry-e2', 'entry-e1']);
  });

  it('says that there may be more than it was told', () => {
    render(updates());
    hear({ entries: ['e9', 'e8'], since: '2026-11-20T09:08:00Z' });
    expect(offer()).toHaveTextContent('2+ new updates');
  });

  it('inserts them from the page above the others, with the key moments, and gives the first one the focus', async () => {
    const page = updates({
      entries: [liveEntry(3), liveEntry(2), liveEntry(1)],
      keyMoments: [{ id: 'e3', headline: 'Moment 3', at: '2026-11-20T09:03:00Z' }],
    });
    answer(true, renderToStaticMarkup(page));
    render(updates({ keyMoments: [{ id: 'e1', headline: 'Moment 1', at: '2026-11-20T09:01:00Z' }] }));
    hear({ entries: ['e3', 'e2', 'e1'] });
    await userEvent.click(screen.getByRole('button'));
    await waitFor(() => expect(namesOfEntries()).toEqual(['entry-e3', 'entry-e2', 'entry-e1']));
    expect(screen.getByRole('article', { name: 'Moment 3' })).toHaveFocus();
    expect(
      within(screen.getByRole('navigation', { name: 'Key moments' })).getByText('Moment 3'),
    ).toBeInTheDocument();
    expect(offer()).not.toBeInTheDocument();
  });

  it('brings corrections of the entries that are there along', async () => {
    const corrected = { ...liveEntry(1), headline: 'A corrected headline' };
    answer(true, renderToStaticMarkup(updates({ entries: [liveEntry(3), liveEntry(2), corrected] })));
    render(updates());
    hear({ entries: ['e3', 'e2', 'e1'] });
    await userEvent.click(screen.getByRole('button'));
    expect(await screen.findByText('A corrected headline')).toBeVisible();
    expect(namesOfEntries()).toEqual(['entry-e3', 'entry-e2', 'entry-e1']);
  });

  it('can be asked again when the page cannot be loaded', async () => {
    answer(false, '');
    render(updates());
    hear({ entries: ['e3', 'e2', 'e1'] });
    await userEvent.click(screen.getByRole('button'));
    await waitFor(() => expect(offer()).toHaveTextContent('could not be loaded'));
    expect(offer()).toBeEnabled();
  });

  it('loses entries that were taken off, and keeps those that are only older', () => {
    render(updates({ entries: [liveEntry(3), liveEntry(2), liveEntry(1)] }));
    hear({ entries: ['e3'], since: '2026-11-20T09:02:00Z' });
    expect(namesOfEntries()).toEqual(['entry-e3', 'entry-e1']);
    hear({ entries: ['e3'] });
    expect(namesOfEntries()).toEqual(['entry-e3']);
  });

  const moment = (number: number) => ({
    id: `e${number}`,
    headline: `Key ${number}`,
    at: `2026-11-20T09:0${number}:00Z`,
  });
  const moments = () => screen.queryAllByText(/^Key \d/).map(({ textContent }) => textContent);

  describe('whose stream may have missed what was taken off', () => {
    beforeEach(() => {
      jest.spyOn(Math, 'random').mockReturnValue(0);
    });
    afterEach(() => jest.restoreAllMocks());
    const whole = { entries: ['e5', 'e4'], since: '2026-11-20T09:04:00Z', isWhole: true };
    const entries = [5, 4, 3, 2, 1].map((number) => liveEntry(number));

    it('loses what the page no longer has, and leads to what is on other pages', async () => {
      const keyMoments = [moment(4), moment(2)];
      answer(true, renderToStaticMarkup(updates({ entries: [liveEntry(5), liveEntry(4)], count: 210 })));
      const shown = render(updates({ entries, keyMoments }));
      expect(screen.queryByRole('link', { name: 'Earlier updates' })).not.toBeInTheDocument();
      hear(whole);
      await waitFor(() => expect(namesOfEntries()).toEqual(['entry-e5', 'entry-e4']));
      expect(moments()).toEqual(['Key 4']);
      expect(screen.getByRole('link', { name: 'Earlier updates' })).toHaveAttribute(
        'href',
        '/articles/a-story/updates/3',
      );
      leave(shown);
    });

    it('keeps what it has while the page cannot be loaded, and asks nobody if it has nothing older', async () => {
      answer(false, '');
      render(updates({ entries }));
      hear(whole);
      await waitFor(() => expect(globalThis.fetch).toHaveBeenCalled());
      expect(namesOfEntries()).toHaveLength(5);
      answer(true, '');
      hear({ ...whole, entries: ['e5', 'e4', 'e2', 'e1'], since: '' });
      expect(namesOfEntries()).toEqual(['entry-e5', 'entry-e4', 'entry-e2', 'entry-e1']);
      await new Promise((resolve) => setTimeout(resolve, 20));
      expect(globalThis.fetch).not.toHaveBeenCalled();
    });
  });

  it('loses an old entry that was taken off, and its key moment with it', () => {
    const keyMoments = [moment(3), moment(2), moment(1)];
    render(updates({ entries: [liveEntry(3), liveEntry(2)], keyMoments }));
    hear({ entries: ['e3'], since: '2026-11-20T09:03:00Z', removed: ['e2', 'e1'] });
    expect(namesOfEntries()).toEqual(['entry-e3']);
    expect(moments()).toEqual(['Key 3']);
    hear({ entries: [], removed: ['e3'] });
    expect(screen.queryByRole('navigation', { name: 'Key moments' })).not.toBeInTheDocument();
  });

  it('takes nothing that was taken off from a cache on the way', async () => {
    const stale = updates({ entries: [liveEntry(3), liveEntry(2), liveEntry(1)], keyMoments: [moment(2)] });
    answer(true, renderToStaticMarkup(stale));
    render(updates({ entries: [liveEntry(1)], keyMoments: [moment(1)] }));
    hear({ entries: ['e3', 'e1'], removed: ['e2'] });
    await userEvent.click(screen.getByRole('button'));
    await waitFor(() => expect(namesOfEntries()).toEqual(['entry-e3', 'entry-e1']));
    expect(screen.queryByText('Key 2')).not.toBeInTheDocument();
  });

  it('says that the coverage has ended, and asks no more', () => {
    render(updates());
    act(() => void FakeStream.opened[0]?.dispatchEvent(new Event('end')));
    expect(offer()).toHaveTextContent('The live coverage has ended. Read it as a story');
    expect(FakeStream.opened[0]?.readyState).toBe(FakeStream.CLOSED);
  });

  const tell = (event: string, data: object = {}) =>
    act(() => {
      const message = new MessageEvent(event, { data: JSON.stringify(data) });
      FakeStream.opened.at(-1)?.dispatchEvent(message);
    });

  it('loses all entries of a story that was taken off, says so, and asks no more', () => {
    render(updates({ pinned: [liveEntry(3)], keyMoments: [moment(1)] }));
    hear({ entries: ['e4', 'e3', 'e2', 'e1'] });
    tell('gone');
    expect(screen.queryAllByRole('article')).toEqual([]);
    expect([moments(), offer(), screen.queryByText('Live')]).toEqual([[], null, null]);
    expect(
      screen.getByRole('link', { name: 'This story was taken off the site. Reload the page' }),
    ).toBeVisible();
    expect(screen.getByRole('status')).toHaveTextContent('This story was taken off the site');
    expect(FakeStream.opened[0]?.readyState).toBe(FakeStream.CLOSED);
  });

  it('leads to the new address of a story that has moved, and keeps what is there', () => {
    render(updates());
    tell('moved', { to: '/articles/elsewhere' });
    expect(screen.getByRole('link', { name: /^This story has moved/ })).toHaveAttribute(
      'href',
      '/articles/elsewhere',
    );
    expect(namesOfEntries()).toEqual(['entry-e2', 'entry-e1']);
    expect(FakeStream.opened[0]?.readyState).toBe(FakeStream.CLOSED);
  });

  it('leads to no other site, and offers to reload instead', () => {
    render(updates());
    tell('moved', { to: 'https://elsewhere.example/' });
    expect(screen.queryByRole('link', { name: /has moved/ })).not.toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'This story has changed. Reload the page' })).toHaveAttribute(
      'href',
      location.pathname,
    );
  });

  it('says that the story has changed, and keeps its entries', () => {
    render(updates());
    tell('changed');
    expect(screen.getByRole('link', { name: 'This story has changed. Reload the page' })).toBeVisible();
    expect(screen.getByRole('status')).toHaveTextContent('This story has changed');
    expect(namesOfEntries()).toEqual(['entry-e2', 'entry-e1']);
    expect(FakeStream.opened[0]?.readyState).toBe(FakeStream.CLOSED);
  });

  it('loses all entries of a story that was retracted, and leads to its page', () => {
    render(updates({ keyMoments: [moment(1)] }));
    tell('retracted');
    expect(screen.queryAllByRole('article')).toEqual([]);
    expect(moments()).toEqual([]);
    expect(
      screen.getByRole('link', { name: 'This story was retracted. Read why on its page' }),
    ).toHaveAttribute('href', location.pathname);
    expect(FakeStream.opened[0]?.readyState).toBe(FakeStream.CLOSED);
  });

  it('shows an entry again that is published again, also an old one that no event lists', async () => {
    const back = updates({ entries: [4, 3, 2, 1].map((number) => liveEntry(number)) });
    answer(true, renderToStaticMarkup(back));
    render(updates({ pinned: [liveEntry(2)], entries: [liveEntry(1)], keyMoments: [moment(2)] }));
    hear({ entries: ['e1'], removed: ['e3', 'e2'] });
    hear({ entries: ['e4'], since: '2026-11-20T09:04:00Z', removed: [] });
    await userEvent.click(screen.getByRole('button'));
    await waitFor(() => expect(namesOfEntries()).toEqual(['entry-e4', 'entry-e3', 'entry-e2', 'entry-e1']));
  });

  it('does not offer an older entry that is published again, which it could not show as new', () => {
    render(updates({ entries: [liveEntry(3), liveEntry(1)] }));
    hear({ entries: ['e3', 'e2', 'e1'] });
    expect(offer()).not.toBeInTheDocument();
    hear({ entries: ['e4', 'e3', 'e2', 'e1'] });
    expect(offer()).toHaveTextContent('1 new update');
  });

  it('loses an entry at once, and offers what is new as before', () => {
    render(updates({ keyMoments: [moment(2), moment(1)] }));
    hear({ entries: ['e3', 'e2', 'e1'] });
    act(() => {
      FakeStream.opened.at(-1)?.dispatchEvent(new MessageEvent('removed', { data: '["e2"]' }));
    });
    expect([namesOfEntries(), moments()]).toEqual([['entry-e1'], ['Key 1']]);
    expect(offer()).toHaveTextContent('1 new update');
  });

  it('tells a new stream what it knows, so that it hears of nothing older', () => {
    render(updates());
    act(() => {
      const data = JSON.stringify({ entries: ['e2', 'e1'], since: '', removed: [] });
      FakeStream.opened[0]?.dispatchEvent(new MessageEvent('message', { data, lastEventId: 'k-1' }));
    });
    act(() => void window.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true })));
    expect(FakeStream.opened.at(-1)?.url).toBe('/articles/a-story/updates?after=k-1');
  });

  it('closes its stream when the reader leaves', () => {
    const { unmount } = render(updates());
    unmount();
    expect(FakeStream.opened[0]?.readyState).toBe(FakeStream.CLOSED);
  });
});

describe('a reader who comes back', () => {
  it('finds a line where they were, and a link to it', () => {
    leave(render(updates()));
    render(updates({ entries: [liveEntry(4), liveEntry(3), liveEntry(2), liveEntry(1)] }));
    expect(
      screen.getByRole('link', { name: '2 new updates since you were here. Go to where you were' }),
    ).toHaveAttribute('href', '#you-were-here');
    const [, , line] = [...(document.querySelector('.entries')?.children ?? [])];
    expect(line).toHaveTextContent('You were here');
  });

  it('finds no line if there is nothing new', () => {
    leave(render(updates()));
    render(updates());
    expect(screen.queryByText('You were here')).not.toBeInTheDocument();
  });
});
