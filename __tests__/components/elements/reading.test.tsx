import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ReadingSettings as SettingsElement } from '../../../components/elements/ReadingSettings.ts';
import { SavedStories } from '../../../components/elements/SavedStories.ts';
import { StoryTools as ToolsElement } from '../../../components/elements/StoryTools.ts';
import { ReadingSettings } from '../../../components/reading/ReadingSettings.tsx';
import { SavedPage } from '../../../components/reading/SavedPage.tsx';
import { StoryTools } from '../../../components/reading/StoryTools.tsx';
import { applySettings } from '../../../lib/reading/settings.ts';
import { site } from '../../fixtures/story.ts';

beforeAll(() => {
  customElements.define('reading-settings', SettingsElement);
  customElements.define('story-tools', ToolsElement);
  customElements.define('saved-stories', SavedStories);
});
beforeEach(() => {
  localStorage.clear();
  for (const name of ['scheme', 'size']) delete document.documentElement.dataset[name];
});

const story = () =>
  render(
    <article>
      <h1>A mill</h1>
      <div className="story-text">
        <StoryTools slug="a-mill" site={site} />
        <p>Words.</p>
      </div>
    </article>,
  );
const storedIn = (key: string) => JSON.parse(localStorage.getItem(key) ?? '{}');
/** The script of a page's head. */
const nextPage = () => new Function(applySettings)();

describe('the reading settings', () => {
  it('are applied, kept and applied before the next page is painted', async () => {
    render(<ReadingSettings site={site} />);
    await userEvent.click(screen.getByRole('radio', { name: 'Dark' }));
    await userEvent.click(screen.getByRole('radio', { name: 'Larger' }));
    expect({ ...document.documentElement.dataset }).toEqual({ scheme: 'dark', size: 'larger' });
    for (const name of ['scheme', 'size']) delete document.documentElement.dataset[name];
    nextPage();
    expect({ ...document.documentElement.dataset }).toEqual({ scheme: 'dark', size: 'larger' });
  });

  it('show what was chosen, and can be the browser’s own again', async () => {
    localStorage.setItem('copydesk:reading', '{"scheme":"light"}');
    render(<ReadingSettings site={site} />);
    expect(screen.getByRole('radio', { name: 'Light' })).toBeChecked();
    expect(screen.getByRole('radio', { name: 'Normal' })).toBeChecked();
    await userEvent.click(screen.getByRole('radio', { name: 'As the device' }));
    expect(storedIn('copydesk:reading')).toEqual({});
  });

  it.each(['', 'no JSON', '[1]', 'null', '7'])('survive a storage with %j', (stored) => {
    localStorage.setItem('copydesk:reading', stored);
    expect(nextPage).not.toThrow();
    render(<ReadingSettings site={site} />);
    expect(screen.getByRole('radio', { name: 'Normal' })).toBeChecked();
  });
});

describe('listening', () => {
  const spoken: { text: string; lang: string }[] = [];
  const voices: string[] = [];
  beforeAll(() => {
    class Utterance extends EventTarget {
      lang = '';
      readonly text: string;
      constructor(text: string) {
        super();
        this.text = text;
      }
    }
    Object.assign(window, {
      SpeechSynthesisUtterance: Utterance,
      speechSynthesis: Object.assign(new EventTarget(), {
        getVoices: () => voices,
        speak: ({ text, lang }: Utterance) => spoken.push({ text, lang }),
        cancel: () => spoken.splice(0),
      }),
    });
  });
  afterAll(() => {
    Reflect.deleteProperty(window, 'speechSynthesis');
  });

  it('says that a browser has no voice', async () => {
    story();
    const listen = screen.getByRole('button', { name: 'Listen' });
    await userEvent.click(listen);
    expect(screen.getByRole('status')).toHaveTextContent('This browser has no voice.');
    expect(listen).toHaveAttribute('aria-pressed', 'false');
    voices.push('Anna');
  });

  it('reads each paragraph once, without what was struck', async () => {
    render(
      <article>
        <h1 lang="en">A mill</h1>
        <div className="story-text">
          <StoryTools slug="a-mill" site={site} />
          <div className="body" lang="de">
            <p>
              <del>Eight</del> Nine people<span aria-hidden="true">^</span>.
            </p>
            <blockquote>
              <p>Quoted.</p>
              <p>Again.</p>
            </blockquote>
            <ul>
              <li>
                One
                <ul>
                  <li>Below</li>
                </ul>
              </li>
            </ul>
            <figure>
              <p>A chart</p>
            </figure>
          </div>
        </div>
      </article>,
    );
    const listen = screen.getByRole('button', { name: 'Listen' });
    await userEvent.click(listen);
    expect(spoken.map(({ text }) => text)).toEqual(['A mill', 'Nine people.', 'Quoted. Again.', 'One Below']);
    expect(spoken.map(({ lang }) => lang)).toEqual(['en', 'de', 'de', 'de']);
    expect(listen).toHaveAttribute('aria-pressed', 'true');
    await userEvent.click(listen);
    expect(spoken).toEqual([]);
    expect(listen).toHaveAttribute('aria-pressed', 'false');
  });
});

describe('the tools of a story', () => {
  it('save a story whose address is the name of a method', async () => {
    render(<StoryTools slug="constructor" site={site} />);
    const save = screen.getByRole('button', { name: 'Save' });
    expect(save).toHaveAttribute('aria-pressed', 'false');
    await userEvent.click(save);
    expect(save).toHaveAttribute('aria-pressed', 'true');
  });

  it('save it, and “Your stories” lists it until it is removed', async () => {
    const { unmount } = story();
    const save = screen.getByRole('button', { name: 'Save' });
    await userEvent.click(save);
    expect(save).toHaveAttribute('aria-pressed', 'true');
    expect(screen.getByRole('status')).toHaveTextContent('Saved in this browser');
    unmount();
    const saved = within(render(<SavedPage site={site} />).container);
    expect(saved.getByRole('link', { name: 'A mill' })).toHaveAttribute('href', '/articles/a-mill');
    await userEvent.click(saved.getByRole('button', { name: 'Remove A mill' }));
    expect(saved.queryByRole('link', { name: 'A mill' })).toBeNull();
    expect(saved.getByText(/You have saved no story/)).toBeVisible();
    expect(storedIn('copydesk:saved')).toEqual({});
  });

  it('keep at most a hundred stories, the newest', async () => {
    const many = Array.from({ length: 120 }, (_, at) => [`s${at}`, { title: 'S', at }]);
    localStorage.setItem('copydesk:saved', JSON.stringify(Object.fromEntries(many)));
    story();
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    const kept = Object.keys(storedIn('copydesk:saved'));
    expect(kept).toHaveLength(100);
    expect(kept).toContain('a-mill');
    expect(kept).not.toContain('s0');
  });

  it('copy the address where there is no sheet to share it', async () => {
    const user = userEvent.setup();
    story();
    await user.click(screen.getByRole('button', { name: 'Share' }));
    await waitFor(() => expect(screen.getByRole('status')).toHaveTextContent('The address is copied.'));
    expect(await navigator.clipboard.readText()).toBe(`${location.origin}${location.pathname}`);
  });

  it('have no button for a voice that the browser lacks, and none to go on in a new story', () => {
    story();
    expect(screen.queryByRole('button', { name: 'Listen' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Go on where you stopped' })).toBeNull();
  });

  it('lead back to where the reader stopped', async () => {
    const scrolled: ScrollToOptions[] = [];
    window.scrollTo = ((options: ScrollToOptions) => scrolled.push(options)) as typeof window.scrollTo;
    localStorage.setItem('copydesk:begun', '{"a-mill":{"title":"A mill","at":1,"share":0.4}}');
    story();
    await userEvent.click(screen.getByRole('button', { name: 'Go on where you stopped' }));
    expect(scrolled).toHaveLength(1);
  });

  it('remember a story that is left in the middle, and forget one that was read', () => {
    const { container } = story();
    const text = container.querySelector('.story-text');
    const leave = (top: number) => {
      if (text) text.getBoundingClientRect = () => ({ top, height: 4_000 }) as DOMRect;
      Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    };
    leave(-1_000);
    expect(storedIn('copydesk:begun')).toEqual({});
    window.dispatchEvent(new Event('scroll'));
    leave(-1_000);
    expect(storedIn('copydesk:begun')['a-mill'].share).toBeCloseTo((1_000 + innerHeight) / 4_000);
    leave(0);
    expect(storedIn('copydesk:begun')['a-mill'].share).toBeCloseTo((1_000 + innerHeight) / 4_000);
    leave(-3_500);
    expect(storedIn('copydesk:begun')).toEqual({});
  });
});
