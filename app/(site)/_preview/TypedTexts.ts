import { vercelStegaDecode, vercelStegaSplit } from '@vercel/stega';
import { placeOf, type TypedText } from '../../../lib/previewChannel.ts';

/** `was` holds the earlier states of a text, oldest first. */
type Typed = { was: Set<string>; text: string };

/** Earlier states that are remembered. What the server renders is some keys behind. */
const maxStates = 200;

const note = (was: Set<string>, state: string): void => {
  was.delete(state);
  was.add(state);
  const [oldest = ''] = was;
  if (was.size > maxStates) was.delete(oldest);
};

/**
 * Shows typed texts in a page before the server has rendered it with them. The page's own texts name their source, by the
 * invisible marks of Studio's edit links. A text that the page shows in another way than it is stored is left to the
 * server, and so is a text that somebody else has changed.
 */
export class TypedTexts {
  readonly #page: Node;
  readonly #typed = new Map<string, Typed>();
  /** The place of each mark: decoding takes longer than looking. */
  readonly #places = new Map<string, string | null>();

  constructor(page: Node) {
    this.#page = page;
  }

  type(texts: TypedText[]): void {
    for (const { place, was, text } of texts) {
      const typed = this.#typed.get(place) ?? { was: new Set(), text };
      note(typed.was, was);
      note(typed.was, typed.text);
      typed.was.delete(text);
      typed.text = text;
      this.#typed.set(place, typed);
    }
    this.show();
  }

  /** Replaces what the server has rendered from an earlier state of the typing. */
  show(): void {
    if (this.#typed.size === 0) return;
    const walker = document.createTreeWalker(this.#page, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) this.#showIn(node as Text);
  }

  /** Nothing is typed any more: from now on the server knows better. */
  forget(): void {
    this.#typed.clear();
  }

  #showIn(node: Text): void {
    const { cleaned, encoded } = vercelStegaSplit(node.data);
    if (encoded === '') return;
    const typed = this.#typed.get(this.#placeOf(encoded) ?? '');
    // The server has words for a field that is empty.
    if (typed?.text && typed.was.has(cleaned)) node.data = typed.text + encoded;
  }

  #placeOf(encoded: string): string | null {
    const known = this.#places.get(encoded);
    if (known !== undefined) return known;
    const place = readPlace(encoded);
    this.#places.set(encoded, place);
    return place;
  }
}

/** @param encoded of a text that anybody may have pasted. */
const readPlace = (encoded: string): string | null => {
  const asked = new URLSearchParams(readAddress(encoded).split('?')[1]);
  const [id, path] = [asked.get('id'), asked.get('path')];
  return id && path ? placeOf(id, path) : null;
};

const readAddress = (encoded: string): string => {
  try {
    const mark = vercelStegaDecode<{ href?: unknown }>(encoded);
    return typeof mark?.href === 'string' ? mark.href : '';
  } catch {
    return '';
  }
};
