import { QuerySyntaxError } from './QuerySyntaxError.ts';

const whiteSpace = new Set('\t\n\v\f\r \u0085\u00a0');
const identifier = /[A-Za-z_]\w*/y;
const number = /\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const token = /[A-Za-z_]\w*|\d+|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|./sy;

/** Reads the text of a query once, from left to right. White space and comments are skipped after each token. */
export class Scanner {
  readonly text: string;
  #position = 0;
  /** The end of the last token. */
  #end = 0;

  constructor(text: string) {
    this.text = text;
    this.#skipSpace();
  }

  get position(): number {
    return this.#position;
  }

  get end(): number {
    return this.#end;
  }

  isAtEnd(): boolean {
    return this.#position === this.text.length;
  }

  isAt(symbol: string): boolean {
    return this.text.startsWith(symbol, this.#position);
  }

  /** The character at the position; the empty string at the end. */
  character(): string {
    return this.text.charAt(this.#position);
  }

  /** Moves to the end of a token that the caller has read. */
  moveTo(end: number): void {
    this.#end = end;
    this.#position = end;
    this.#skipSpace();
  }

  /** Reads a symbol; false if another token is at the position. */
  take(symbol: string): boolean {
    if (!this.isAt(symbol)) return false;
    this.moveTo(this.#position + symbol.length);
    return true;
  }

  /** @throws QuerySyntaxError if another token is at the position. */
  expect(symbol: string, where: string): void {
    if (!this.take(symbol)) this.unexpected(`"${symbol}" ${where}`);
  }

  takeIdentifier(): string | null {
    return this.#takePattern(identifier);
  }

  /** @throws QuerySyntaxError if another token is at the position. */
  expectIdentifier(what: string): string {
    return this.takeIdentifier() ?? this.unexpected(what);
  }

  /** Returns the identifier at the position without reading it. */
  peekIdentifier(): string | null {
    return this.#find(identifier);
  }

  takeNumber(): number | null {
    const digits = this.#takePattern(number);
    return digits === null ? null : Number(digits);
  }

  /** Resets the position if `read` returns null. */
  attempt<Result>(read: () => Result | null): Result | null {
    const [position, end] = [this.#position, this.#end];
    const result = read();
    if (result === null) [this.#position, this.#end] = [position, end];
    return result;
  }

  /** @throws QuerySyntaxError with the token at the position. */
  unexpected(expected: string): never {
    const found = this.#find(token) ?? '';
    const what = found === '' ? 'unexpected end of query' : `unexpected token ${JSON.stringify(found)}`;
    throw new QuerySyntaxError(
      `${what}, expected ${expected}`,
      this.#position,
      this.#position + found.length,
    );
  }

  /** @throws QuerySyntaxError about the text from `start` to the end of the last token. */
  fail(message: string, start: number, end = this.#end): never {
    throw new QuerySyntaxError(message, start, end);
  }

  #find(pattern: RegExp): string | null {
    pattern.lastIndex = this.#position;
    return pattern.exec(this.text)?.[0] ?? null;
  }

  #takePattern(pattern: RegExp): string | null {
    const found = this.#find(pattern);
    if (found !== null) this.moveTo(this.#position + found.length);
    return found;
  }

  #skipSpace(): void {
    for (;;) {
      if (whiteSpace.has(this.character())) this.#position++;
      else if (this.isAt('//')) {
        const lineEnd = this.text.indexOf('\n', this.#position);
        this.#position = lineEnd === -1 ? this.text.length : lineEnd;
      } else return;
    }
  }
}
