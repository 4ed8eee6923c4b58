import { elementWords } from './elementWords.ts';
import { begunKey, type KeptStory, keep, maxKept, newest, readKept, savedKey } from './storage/kept.ts';

/** Parts of a story that count as begun and not read to the end. */
const [begunFrom, readFrom] = [0.1, 0.9];

/** How much of an element is above the lower edge of the window, 0 to 1. */
const shareRead = (element: Element): number => {
  const { top, height } = element.getBoundingClientRect();
  return height > 0 ? Math.min(1, Math.max(0, (innerHeight - top) / height)) : 0;
};

/** What a voice leaves out: what is struck, signs for the eye, and what is no sentence of the story. */
const unspoken =
  'del, .correction-tick, .source-note, [aria-hidden="true"], figure, table, aside, .related, button, script';

/** The paragraphs of a story in their order, each once, with its language. */
const partsToRead = (story: Element): { text: string; language: string }[] =>
  [...story.querySelectorAll('h1, .standfirst, .body :is(p, h2, h3, li, blockquote)')].flatMap((part) => {
    if (part.parentElement?.closest(`p, h2, h3, li, blockquote, ${unspoken}`)) return [];
    const copy = part.cloneNode(true) as Element;
    for (const one of copy.querySelectorAll(unspoken)) one.remove();
    for (const inner of copy.querySelectorAll('p, li, br')) inner.before(' ');
    const text = copy.textContent.replace(/\s+/g, ' ').trim();
    return text ? [{ text, language: part.closest('[lang]')?.getAttribute('lang') ?? '' }] : [];
  });

/**
 * `<story-tools slug="…" hidden>`: saves the story in the browser, shares its address, reads it aloud by the browser's own
 * voice, and leads back to where the reader stopped. Shows only what the browser can do.
 */
export class StoryTools extends HTMLElement {
  readonly #listening = new AbortController();
  #hasScrolled = false;

  connectedCallback() {
    const slug = this.getAttribute('slug') ?? '';
    const { signal } = this.#listening;
    this.#saveButton(slug);
    this.#button('share').addEventListener('click', () => this.#share());
    const listen = this.#button('listen');
    listen.hidden = !('speechSynthesis' in window);
    // A browser looks for its voices when it is first asked.
    window.speechSynthesis?.getVoices();
    listen.addEventListener('click', () => this.#listen(listen));
    addEventListener(
      'pagehide',
      () => {
        window.speechSynthesis?.cancel();
        listen.setAttribute('aria-pressed', 'false');
      },
      { signal },
    );
    addEventListener(
      'scroll',
      () => {
        this.#hasScrolled = true;
      },
      { signal, once: true, passive: true },
    );
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

  #say(words: string) {
    this.#write(elementWords(this)(words));
  }

  #write(text: string) {
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
      this.#say(isSaved ? 'saved' : before ? 'not-saved' : 'keeps-nothing');
    });
  }

  async #share() {
    const url = `${location.origin}${location.pathname}`;
    try {
      if (navigator.share) await navigator.share({ title: this.#title, url });
      else {
        await navigator.clipboard.writeText(url);
        this.#say('copied');
      }
    } catch (error) {
      // The reader closed the sheet.
      if (error instanceof DOMException && error.name === 'AbortError') return;
      this.#write(url);
    }
  }

  #listen(button: HTMLButtonElement) {
    const voice = window.speechSynthesis;
    const isOn = button.getAttribute('aria-pressed') === 'true';
    const stop = () => button.setAttribute('aria-pressed', 'false');
    voice.cancel();
    stop();
    if (isOn || !this.#story) return;
    if (voice.getVoices().length === 0) {
      this.#say('no-voice');
      return;
    }
    button.setAttribute('aria-pressed', 'true');
    // A voice stops after some minutes of one text, so each paragraph is one.
    const spoken = partsToRead(this.#story).map(({ text, language }) => {
      const words = new SpeechSynthesisUtterance(text);
      words.lang = language;
      words.addEventListener('error', stop);
      return words;
    });
    spoken.at(-1)?.addEventListener('end', stop);
    for (const words of spoken) voice.speak(words);
  }

  /** Keeps the furthest place, once the reader scrolled: a story that is opened again is not begun anew. */
  #remember(slug: string) {
    const body = this.#story?.querySelector('.story-text');
    if (!body || !this.#hasScrolled) return;
    const { [slug]: before, ...others } = readKept<KeptStory>(begunKey);
    const share = Math.max(shareRead(body), before?.share ?? 0);
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
      const reached = [...body.querySelectorAll<HTMLElement>('.body > *')].find(
        (part) => part.getBoundingClientRect().bottom > 0,
      );
      reached?.setAttribute('tabindex', '-1');
      reached?.focus({ preventScroll: true });
      button.hidden = true;
    });
  }
}
