import { elementWords, formatNumber } from './elementWords.ts';

const button = (text: string, act: () => void): HTMLButtonElement => {
  const made = document.createElement('button');
  made.type = 'button';
  made.textContent = text;
  made.addEventListener('click', act);
  return made;
};

/**
 * `<photo-gallery>`: the links inside it, which lead to larger pictures, open them in a dialog. The arrow keys turn the
 * pages, Escape closes, and the focus returns to the picture that was shown last.
 */
export class PhotoGallery extends HTMLElement {
  readonly #listening = new AbortController();
  #links: HTMLAnchorElement[] = [];
  #shown = 0;
  #dialog: HTMLDialogElement | null = null;
  readonly #image = document.createElement('img');
  readonly #caption = document.createElement('figcaption');
  readonly #count = document.createElement('span');
  readonly #spoken = document.createElement('p');

  connectedCallback() {
    this.#links = [...this.querySelectorAll<HTMLAnchorElement>('li a')];
    for (const [index, link] of this.#links.entries()) {
      link.setAttribute('aria-haspopup', 'dialog');
      link.addEventListener('click', (event) => this.#follow(event, index), {
        signal: this.#listening.signal,
      });
    }
  }

  disconnectedCallback() {
    this.#listening.abort();
    this.#dialog?.close();
  }

  #follow(event: MouseEvent, index: number) {
    // The reader wants another tab.
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    this.#dialog ??= this.#makeDialog();
    this.#show(index);
    this.#dialog.showModal();
  }

  #makeDialog(): HTMLDialogElement {
    const dialog = document.createElement('dialog');
    dialog.className = 'lightbox';
    dialog.setAttribute('aria-label', this.firstElementChild?.getAttribute('aria-label') ?? '');
    const figure = document.createElement('figure');
    figure.append(this.#image, this.#caption);
    const bar = document.createElement('div');
    const words = elementWords(this);
    const previous = button(words('previous'), () => this.#show(this.#shown - 1));
    const next = button(words('next'), () => this.#show(this.#shown + 1));
    // The picture's description and caption are read with its number.
    this.#spoken.setAttribute('aria-live', 'polite');
    this.#spoken.className = 'unseen';
    for (const end of ['load', 'error'])
      this.#image.addEventListener(end, () => this.#image.removeAttribute('data-loading'));
    bar.append(
      previous,
      this.#count,
      next,
      button(words('close'), () => dialog.close()),
    );
    dialog.append(bar, figure, this.#spoken);
    dialog.addEventListener('click', ({ target }) => target === dialog && dialog.close());
    dialog.addEventListener('keydown', ({ key }) => this.#turn(key));
    dialog.addEventListener('close', () => this.#links[this.#shown]?.focus());
    this.append(dialog);
    return dialog;
  }

  #turn(key: string) {
    const onward = this.closest<HTMLElement>('[dir]')?.dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    if (key === 'ArrowLeft' || key === 'ArrowRight') this.#show(this.#shown + (key === onward ? 1 : -1));
    if (key === 'Home') this.#show(0);
    if (key === 'End') this.#show(this.#links.length - 1);
  }

  /** After the last picture comes the first. */
  #show(index: number) {
    this.#shown = (index + this.#links.length) % this.#links.length;
    const link = this.#links[this.#shown];
    const address = link?.href ?? '';
    // The words of a picture never stand below the one before it. The same address would not load again.
    if (this.#image.src !== address) {
      this.#image.setAttribute('data-loading', '');
      this.#image.src = address;
    }
    this.#image.alt = link?.querySelector('img')?.alt ?? '';
    const caption = link?.parentElement?.querySelector('figcaption');
    this.#caption.replaceChildren(...[...(caption?.childNodes ?? [])].map((node) => node.cloneNode(true)));
    const count = elementWords(this)('place').replace('{shown}', formatNumber(this.#shown + 1));
    this.#count.textContent = count;
    this.#spoken.textContent = [count, this.#image.alt, this.#caption.textContent].filter(Boolean).join('. ');
  }
}
