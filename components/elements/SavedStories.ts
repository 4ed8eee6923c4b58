import { elementWords } from './elementWords.ts';
import { begunKey, type KeptStory, keep, readKept, savedKey } from './storage/kept.ts';

const keys: Record<string, string> = { saved: savedKey, begun: begunKey };

/** `<saved-stories list="saved|begun" hidden>`: the stories that this browser keeps, newest first, each with a way to remove it. */
export class SavedStories extends HTMLElement {
  connectedCallback() {
    this.#show();
    this.hidden = false;
  }

  #show() {
    const key = keys[this.getAttribute('list') ?? ''] ?? savedKey;
    const stories = Object.entries(readKept<KeptStory>(key)).toSorted(([, a], [, b]) => b.at - a.at);
    const list = this.querySelector('ul');
    const none = this.querySelector<HTMLElement>('[data-none]');
    if (none) none.hidden = stories.length > 0;
    list?.replaceChildren(...stories.map(([slug, story]) => this.#row(key, slug, story)));
  }

  #row(key: string, slug: string, { title }: KeptStory): HTMLElement {
    const row = document.createElement('li');
    const link = document.createElement('a');
    link.href = `/articles/${encodeURIComponent(slug)}`;
    link.textContent = title;
    link.dir = 'auto';
    const remove = document.createElement('button');
    remove.type = 'button';
    const words = elementWords(this);
    remove.textContent = words('remove');
    remove.setAttribute(
      'aria-label',
      words('remove-story').replace('{title}', () => title),
    );
    remove.addEventListener('click', () => {
      const { [slug]: _removed, ...others } = readKept<KeptStory>(key);
      keep(key, others);
      this.#show();
      this.querySelector<HTMLElement>('button, h2')?.focus();
    });
    row.append(link, remove);
    return row;
  }
}
