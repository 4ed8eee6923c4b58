import { SaxesParser } from 'saxes';
import { UnreadableArchive } from '../../UnreadableArchive.ts';
import { decodeXml } from './decodeXml.ts';
import type { XmlElement } from './XmlElement.ts';

/** Of one element. A long story with its history has one or two million. */
const maxCharacters = 30_000_000;
const maxNodes = 500_000;
const maxDepth = 1_000;

type Wanted = {
  /** The names of the elements that are yielded, each whole. */
  names: ReadonlySet<string>;
  /** The names of elements inside them that are not kept. */
  ignored?: ReadonlySet<string>;
  /** Hears of the outermost element when it begins, before anything in it is yielded. */
  onRoot?: (attributes: XmlElement['attributes']) => void;
};

/**
 * Reads an XML document of any size, element by element, and keeps only the one that it reads. It knows the five entities
 * of XML: those that a document defines are neither expanded nor fetched. Malformed places are read as they stand,
 * because exports have some.
 *
 * @throws {UnreadableArchive} if an element is too large, or the document ends inside one.
 */
export async function* readElements(
  chunks: AsyncIterable<Uint8Array>,
  wanted: Wanted,
): AsyncGenerator<XmlElement> {
  const collector = new Collector(wanted);
  for await (const text of decodeXml(chunks)) {
    collector.write(text);
    yield* collector.take();
  }
  collector.end();
  yield* collector.take();
}

class Collector {
  readonly #parser = new SaxesParser({ xmlns: false, position: false });
  readonly #wanted: Wanted;
  #done: XmlElement[] = [];
  #open: XmlElement[] = [];
  #ignoredDepth = 0;
  #depth = 0;
  #nodes = 0;
  #characters = 0;
  /** Characters since the parser last reported anything: it holds them. */
  #held = 0;

  constructor(wanted: Wanted) {
    this.#wanted = wanted;
    // Without a handler the parser throws at the first malformed place.
    this.#parser.on('error', () => undefined);
    this.#parser.on('opentag', ({ name, attributes }) => this.#enter(name, attributes));
    this.#parser.on('closetag', () => this.#leave());
    this.#parser.on('text', (text) => this.#add(text));
    this.#parser.on('cdata', (text) => this.#add(text));
  }

  write(text: string): void {
    this.#held += text.length;
    this.#parser.write(text);
    if (this.#held > maxCharacters) throw tooLarge();
  }

  end(): void {
    if (this.#depth > 0)
      throw new UnreadableArchive('The file ends in the middle of an element, so a part of it is missing.');
    this.#parser.close();
  }

  take(): XmlElement[] {
    const done = this.#done;
    this.#done = [];
    return done;
  }

  #enter(name: string, attributes: Record<string, string>): void {
    this.#held = 0;
    this.#depth += 1;
    if (this.#depth > maxDepth) throw tooLarge();
    if (this.#depth === 1) this.#wanted.onRoot?.(attributes);
    const parent = this.#open.at(-1);
    if (!parent && !this.#wanted.names.has(name)) return;
    if (this.#ignoredDepth > 0 || (parent && this.#wanted.ignored?.has(name))) {
      this.#ignoredDepth += 1;
      return;
    }
    const element: XmlElement = { name, attributes, children: [] };
    this.#count(0);
    parent?.children.push(element);
    this.#open.push(element);
  }

  #leave(): void {
    this.#held = 0;
    this.#depth -= 1;
    if (this.#ignoredDepth > 0) {
      this.#ignoredDepth -= 1;
      return;
    }
    const element = this.#open.pop();
    if (!element || this.#open.length > 0) return;
    this.#done.push(element);
    this.#nodes = 0;
    this.#characters = 0;
  }

  #add(text: string): void {
    this.#held = 0;
    if (this.#ignoredDepth > 0 || text === '') return;
    const parent = this.#open.at(-1);
    if (!parent) return;
    this.#count(text.length);
    parent.children.push(text);
  }

  #count(characters: number): void {
    this.#nodes += 1;
    this.#characters += characters;
    if (this.#nodes > maxNodes || this.#characters > maxCharacters) throw tooLarge();
  }
}

const tooLarge = (): UnreadableArchive =>
  new UnreadableArchive('One element of the file is too large to be read.');
