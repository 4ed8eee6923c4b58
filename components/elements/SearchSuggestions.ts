/** After the last key. */
const pauseMs = 150;

const suggestionsFor = async (typed: string, signal: AbortSignal): Promise<string[]> => {
  const response = await fetch(`/api/suggestions?q=${encodeURIComponent(typed)}`, { signal });
  const found: unknown = response.ok ? await response.json() : [];
  return Array.isArray(found) ? found.map(String) : [];
};

/** `<search-suggestions>` around a field: offers what begins like its text, in a list of the browser's own. */
export class SearchSuggestions extends HTMLElement {
  #asked = new AbortController();

  connectedCallback() {
    const field = this.querySelector('input');
    if (!field || field.list) return;
    const list = document.createElement('datalist');
    list.id = `${field.id}-list`;
    this.append(list);
    field.setAttribute('list', list.id);
    field.addEventListener('input', () => this.#askSoon(field, list));
    // A reader can type before the script has loaded.
    if (field.value !== field.defaultValue) this.#askSoon(field, list);
  }

  disconnectedCallback() {
    this.#asked.abort();
  }

  #askSoon(field: HTMLInputElement, list: HTMLDataListElement) {
    this.#asked.abort();
    this.#asked = new AbortController();
    const { signal } = this.#asked;
    const timer = setTimeout(() => this.#show(field.value, list, signal), pauseMs);
    signal.addEventListener('abort', () => clearTimeout(timer));
  }

  async #show(typed: string, list: HTMLDataListElement, signal: AbortSignal) {
    try {
      const found = await suggestionsFor(typed, signal);
      // A chosen suggestion is not suggested again.
      const others = found.filter((text) => text !== typed);
      list.replaceChildren(...others.map((text) => new Option('', text)));
    } catch {
      // The search works without.
    }
  }
}
