import type { Block } from '../../../pasting/Block.ts';

/** Private-use characters around the number of a part. */
const mark = /[\uE000\uE001]/g;
const marked = /^\uE000(\d+)\uE001$/;

/** Removes the characters that mark parts, so that no text is taken for a mark. */
export const withoutMarks = (html: string): string => html.replaceAll(mark, '');

/** Parts of a body that are no text, such as an embed. A marked paragraph keeps their place while the text is read. */
export class SetParts {
  readonly #parts: Block[] = [];
  readonly #places = new Set<Element>();

  /** Puts a part into the place of an element. A list holds text alone: there the part comes behind the item. */
  put(element: Element, part: Block, document: Document): void {
    const place = document.createElement('p');
    place.textContent = `\uE000${this.#parts.push(part) - 1}\uE001`;
    this.#places.add(place);
    const item = outermostItem(element);
    if (item === null) {
      element.replaceWith(place);
      return;
    }
    element.remove();
    this.#putBehind(item, place);
  }

  /** Divides the list. Parts of one item keep their order. */
  #putBehind(item: Element, place: Element): void {
    const list = item.parentElement;
    if (!list?.matches('ul, ol')) {
      item.after(place);
      return;
    }
    const rest = list.cloneNode(false) as Element;
    for (let next = item.nextSibling; next; next = item.nextSibling) rest.appendChild(next);
    let last: Element = list;
    for (let next = last.nextElementSibling; next && this.#places.has(next); next = last.nextElementSibling)
      last = next;
    last.after(place);
    if (rest.firstElementChild) place.after(rest);
  }

  /** The blocks with each part in its place. */
  fill(blocks: Block[]): Block[] {
    return blocks.map((block) => {
      const { children } = block;
      const [span] = Array.isArray(children) && children.length === 1 ? children : [];
      const [, number] = marked.exec(typeof span?.text === 'string' ? span.text : '') ?? [];
      return (number === undefined ? null : this.#parts[Number(number)]) ?? block;
    });
  }
}

const outermostItem = (element: Element): Element | null => {
  let item: Element | null = null;
  for (let around = element.closest('li'); around; around = around.parentElement?.closest('li') ?? null)
    item = around;
  return item;
};
