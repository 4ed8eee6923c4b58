import type { Block } from '../../../pasting/Block.ts';

/** Private-use characters around the number of a part. */
const mark = /[\uE000\uE001]/g;
const marked = /^\uE000(\d+)\uE001$/;

/** Removes the characters that mark parts, so that no text is taken for a mark. */
export const withoutMarks = (html: string): string => html.replaceAll(mark, '');

/** Parts of a body that are no text, such as an embed. A marked paragraph keeps their place while the text is read. */
export class SetParts {
  readonly #parts: Block[] = [];

  /** Puts a part into the place of an element. */
  put(element: Element, part: Block, document: Document): void {
    const place = document.createElement('p');
    place.textContent = `\uE000${this.#parts.push(part) - 1}\uE001`;
    element.replaceWith(place);
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
