import { SaxesParser } from 'saxes';
import { escapeAmpersands } from './escapeAmpersands.ts';
import type { XmlElement } from './XmlElement.ts';

/** Of one element. A long story with its history has one or two million. */
export const maxCharacters = 30_000_000;
const maxNodes = 500_000;
const maxDepth = 1_000;

export type Wanted = {
  /** The names of the elements that are collected, each whole. */
  names: ReadonlySet<string>;
  /** The names of elements inside them that are not kept. */
  ignored?: ReadonlySet<string>;
  /** Hears of the outermost element when it begins, before anything in it is collected. */
  onRoot?: (attributes: XmlElement['attributes']) => void;
};

/** Why XML cannot be read, as the end of a sentence, and where in the text that was written last. */
export class MalformedXml extends Error {
  readonly at: number;

  constructor(message: string, at: number) {
    super(message);
    this.at = at;
  }
}

/** What loses nothing: the text is read as it stands. Exports have many of them. */
const harmless =
  /^(?:disallowed character\.|disallowed character in entity name\.|undefined entity\.|malformed character entity\.|malformed comment\.)$|XML declaration/;

/**
 * Collects elements from XML that is written to it. It knows the five entities of XML: those that a document defines are
 * neither expanded nor fetched. An ampersand alone is one.
 */
export class Collector {
  readonly #parser = new SaxesParser({ xmlns: false, position: false });
  readonly #wanted: Wanted;
  #done: XmlElement[] = [];
  #open: XmlElement[] = [];
  #ignoredDepth = 0;
  #depth = 0;
  #nodes = 0;
  #characters = 0;
  /** Where the text that was written last begins for the parser, and where its places were. */
  #last = { from: 0, original: (at: number): number => at };

  constructor(wanted: Wanted) {
    this.#wanted = wanted;
    this.#parser.on('error', ({ message }) => {
      if (!harmless.test(message)) throw this.#malformed(message.replace(/\.$/, ''));
    });
    this.#parser.on('opentag', ({ name, attributes }) => this.#enter(name, attributes));
    this.#parser.on('closetag', () => this.#leave());
    this.#parser.on('text', (text) => this.#add(text));
    this.#parser.on('cdata', (text) => this.#add(text));
  }

  /**
   * @returns the elements that are whole.
   * @throws {MalformedXml}
   */
  write(xml: string): XmlElement[] {
    const { text, original } = escapeAmpersands(xml);
    this.#last = { from: this.#parser.position, original };
    this.#parser.write(text);
    const done = this.#done;
    this.#done = [];
    return done;
  }

  /** True inside of any element. */
  get isOpen(): boolean {
    return this.#depth > 0;
  }

  #malformed(message: string): MalformedXml {
    const { from, original } = this.#last;
    return new MalformedXml(message, original(Math.max(0, this.#parser.position - from)));
  }

  #enter(name: string, attributes: Record<string, string>): void {
    this.#depth += 1;
    if (this.#depth > maxDepth) throw this.#malformed('elements are nested too deeply');
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
    const parent = this.#open.at(-1);
    if (this.#ignoredDepth > 0 || text === '' || !parent) return;
    this.#count(text.length);
    parent.children.push(text);
  }

  #count(characters: number): void {
    this.#nodes += 1;
    this.#characters += characters;
    if (this.#nodes > maxNodes || this.#characters > maxCharacters)
      throw this.#malformed('the element is too large to be read');
  }
}
