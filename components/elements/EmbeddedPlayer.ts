import { elementWords } from './elementWords.ts';

/**
 * `<embedded-player data-embed-src="…">`: a button that puts the player of another site in its place. Nothing is asked of
 * that site before, and the player stays in a frame without rights over this page.
 */
export class EmbeddedPlayer extends HTMLElement {
  connectedCallback() {
    if (this.firstElementChild) return;
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = elementWords(this)('show');
    button.addEventListener('click', () => this.#show());
    this.append(button);
  }

  #show() {
    const { embedSrc = '', embedTitle = '' } = this.dataset;
    const frame = document.createElement('iframe');
    frame.title = embedTitle;
    // Its own origin, so that it can play; no way to lead this page elsewhere.
    frame.setAttribute('sandbox', 'allow-scripts allow-same-origin allow-popups allow-presentation');
    frame.allow = 'fullscreen; encrypted-media; picture-in-picture';
    // A player may refuse a page that does not say from which site it is; the story is nobody's business.
    frame.referrerPolicy = 'strict-origin';
    frame.src = embedSrc;
    this.replaceChildren(frame);
    frame.focus();
  }
}
