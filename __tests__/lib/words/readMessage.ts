/** What a message of ICU is made of. */
export type MessageParts = {
  /** Arguments with their type, and elements, such as `count plural`, `title text` and `<link>`. */
  parts: Set<string>;
  /** The forms of each plural, such as `one` and `other`. */
  plurals: string[][];
};

class MessageReader {
  readonly #text: string;
  #at = 0;
  readonly parts = new Set<string>();
  readonly plurals: string[][] = [];

  constructor(text: string) {
    this.#text = text;
  }

  /** Reads up to the brace that closes it, or to the end. */
  read(): void {
    while (this.#at < this.#text.length) {
      const letter = this.#text[this.#at];
      if (letter === '}') return;
      if (letter === '{') this.#readArgument();
      else if (letter === '<') this.parts.add(`<${this.#until(['>']).replace(/^<\/?/, '')}>`);
      else this.#at += 1;
    }
  }

  #readArgument(): void {
    this.#at += 1;
    const name = this.#until([',', '}']).trim();
    if (this.#text[this.#at] === '}') {
      this.#at += 1;
      this.parts.add(`${name} text`);
      return;
    }
    this.#at += 1;
    const type = this.#until([',', '}']).trim();
    this.parts.add(`${name} ${type}`);
    if (type === 'plural') this.#readForms();
    else this.#until(['}']);
    this.#at += 1;
  }

  #readForms(): void {
    this.#at += 1;
    const forms: string[] = [];
    while (this.#text[this.#at] !== '}') {
      forms.push(this.#until(['{']).trim());
      this.#at += 1;
      this.read();
      this.#at += 1;
      while (this.#text[this.#at] === ' ') this.#at += 1;
    }
    this.plurals.push(forms);
  }

  #until(ends: string[]): string {
    const start = this.#at;
    while (this.#at < this.#text.length && !ends.includes(this.#text[this.#at] ?? '')) this.#at += 1;
    return this.#text.slice(start, this.#at);
  }
}

/** Parses a message. */
export const readMessage = (message: string): MessageParts => {
  const reader = new MessageReader(message);
  reader.read();
  const { parts, plurals } = reader;
  return { parts, plurals };
};
