import { begunKey, type KeptStory, keep, maxKept, newest, readKept, savedKey } from './kept.ts';

/** Parts of a story that count as begun and not read to the end. */
const [begunFrom, readFrom] = [0.1, 0.9];

/** How much of an element is above the lower edge of the window, 0 to 1. */
const shareRead = (element: Element): number => {
  const { top, height } = element.getBoundingClientRect();
  return height > 0 ? Math.min(1, Math.max(0, (innerHeight - top) / height)) : 0;
};

/**
 * `<story-tools slug="…" hidden>`: saves the story in the browser, shares its address, reads it aloud by the browser's own
 * voice, and leads back to where the reader stopped. Shows only what the browser can do.
 */
export class StoryTools extends HTMLElement {
  readonly #listening = new AbortController();

  connectedCallback() {
    const slug = this.getAttribute('slug') ?? '';
    const { signal } = this.#listening;
    this.#saveButton(slug);
    this.#button('share').addEventListener('click', () => this.#share());
    const listen = this.#button('listen');
    listen.hidden = !('speechSynthesis' in window);
    listen.addEventListener('click', () => this.#listen(listen));
    addEventListener('pagehide', () => window.speechSynthesis?.cancel(), { signal });
    this.#goOn(slug);
    document.addEventListener(
      'visibilitychange',
      () => document.visibilityState === 'hidden' && this.#remember(slug),
      { signal },
    );
    this.hidden = false;
  }

  disconnectedCallback() {
    this.#listening.abort();
  }

  #button(name: string): HTMLButtonElement {
    return this.querySelector<HTMLButtonElement>(`[data-does="${name}"]`) ?? document.createElement('button');
  }

  get #story(): Element | null {
    return this.closest('article');
  }

  get #title(): string {
    return this.#story?.querySelector('h1')?.textContent ?? document.title;
  }

  #say(text: string) {
    const status = this.querySelector('[role="status"]');
    if (status) status.textContent = text;
  }

  #saveButton(slug: string) {
    const button = this.#button('save');
    const show = (isSaved: boolean) => {
      button.setAttribute('aria-pressed', String(isSaved));
    };
    show(slug in readKept(savedKey));
    button.addEventListener('click', () => {
      const { [slug]: before, ...others } = readKept<KeptStory>(savedKey);
      const saved = before ? others : { ...others, [slug]: { title: this.#title, at: Date.now() } };
      keep(savedKey, newest(saved, maxKept));
      const isSaved = slug in readKept(savedKey);
      show(isSaved);
      if (!isSaved) this.#say(before ? 'Not saved any more.' : 'This browser keeps nothing.');
      else this.#say('Saved in this browser, under “Your stories”.');
    });
  }

  async #share() {
    const url = `${location.origin}${location.pathname}`;
    try {
      if (navigator.share) await navigator.share({ title: this.#title, url });
      else {
        await navigator.clipboard.writeText(url);
        this.#say('The address is copied.');
      }
    } catch (error) {
      // The reader closed the sheet.
      if (error instanceof DOMException && error.name === 'AbortError') return;
      this.#say(url);
    }
  }

  #listen(button: HTMLButtonElement) {
    const voice = window.speechSynthesis;
    const isOn = button.getAttribute('aria-pressed') === 'true';
    voice.cancel();
    button.setAttribute('aria-pressed', String(!isOn));
    if (isOn) return;
    // A voice stops after some minutes of one text, so each paragraph is one.
    const parts =
      this.#story?.querySelectorAll('h1, .standfirst, .body :is(p, h2, h3, li, blockquote)') ?? [];
    const spoken = Array.from(parts, (part) => {
      const words = new SpeechSynthesisUtterance(part.textContent);
      words.lang = part.closest('[lang]')?.getAttribute('lang') ?? '';
      return words;
    });
    spoken.at(-1)?.addEventListener('end', () => button.setAttribute('aria-pressed', 'false'));
    for (const words of spoken) voice.speak(words);
  }

  #remember(slug: string) {
    const body = this.#story?.querySelector('.story-text');
    if (!body) return;
    const share = shareRead(body);
    const { [slug]: _before, ...others } = readKept<KeptStory>(begunKey);
    const isBegun = share >= begunFrom && share < readFrom;
    const begun = isBegun ? { ...others, [slug]: { title: this.#title, at: Date.now(), share } } : others;
    keep(begunKey, newest(begun, maxKept));
  }

  #goOn(slug: string) {
    const button = this.#button('go-on');
    const share = readKept<KeptStory>(begunKey)[slug]?.share;
    if (share === undefined || location.hash) return;
    button.hidden = false;
    button.addEventListener('click', () => {
      const body = this.#story?.querySelector('.story-text');
      if (!body) return;
      const { top, height } = body.getBoundingClientRect();
      scrollTo({ top: scrollY + top + height * share - innerHeight });
      button.hidden = true;
    });
  }
}
