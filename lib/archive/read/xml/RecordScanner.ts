import { UnreadableArchive } from '../../UnreadableArchive.ts';
import { beginning, behind, type Place, placeWords } from './Place.ts';

/** A record of a document, or what stands between two of them. */
export type Piece = {
  kind: 'record' | 'between';
  text: string;
  /** Where it begins. */
  start: Place;
  /** Why it cannot be read, as a sentence without its place. Null if nothing is known yet. */
  problem: string | null;
};

type SectionEnd = ']]>' | '-->';

/** A part in which markup is text. */
type Section = {
  end: SectionEnd;
  /** Where it begins in the text of its piece. */
  from: number;
  /** The same, once that text was dropped. */
  begins: Place | null;
  /** Where a record ends and another begins in it, in the text of the piece. */
  boundary: number | null;
  /** True if another begins behind that place: then this one has lost its end. */
  hasAnother: boolean;
  /** How many begin behind that place. */
  others: number;
};

const noSection = { begins: null, boundary: null, hasAnother: false, others: 0 };

/** As long as the longest token. */
const heldCharacters = 500;
const tokensInMarkup =
  /<!\[CDATA\[|<!--|<([\w:.-]{1,100})(?:(\s{0,100}\/>)|(?=[\s>/]))|<\/([\w:.-]{1,100})\s{0,100}>/g;
const tokensInSection =
  /\]\]\]\]><!\[CDATA\[>|\]\]>|-->|<!\[CDATA\[|<!--|(<\/([\w:.-]{1,100})\s{0,100}>\s{0,100})<([\w:.-]{1,100})(?=[\s>/])/g;

/**
 * Cuts an XML document into its records by their first and last tags alone, whatever is damaged inside them, so that each
 * is read or fails alone and none is lost. It knows nothing of the parser that reads them.
 */
export class RecordScanner {
  readonly #names: ReadonlySet<string>;
  readonly #maxCharacters: number;
  #waiting = '';
  /** What is scanned of the piece that is open. */
  #text = '';
  #start = beginning;
  /** The name of the record that is open. */
  #record: string | null = null;
  #section: Section | null = null;
  /** Where the scanner is if the text of a piece that is too large was dropped. */
  #dropped: Place | null = null;
  /** How many of the next sections have no end, by the end that they lack. None of them is looked through again. */
  readonly #endless: Record<SectionEnd, number> = { ']]>': 0, '-->': 0 };
  #done: Piece[] = [];

  /** @param names of the elements that are records. @param maxCharacters of a piece. */
  constructor(names: ReadonlySet<string>, maxCharacters: number) {
    this.#names = names;
    this.#maxCharacters = maxCharacters;
  }

  /** @returns the pieces that are whole now. */
  write(text: string): Piece[] {
    this.#waiting += text;
    this.#scan(this.#waiting.length - heldCharacters);
    return this.#take();
  }

  /** @returns the last pieces. */
  end(): Piece[] {
    this.#scan(this.#waiting.length);
    while (this.#section?.boundary) {
      this.#goBack({ ...this.#section, others: Number.POSITIVE_INFINITY });
      this.#scan(this.#waiting.length);
    }
    const lost = this.#section ? this.#lostEnd(this.#section) : null;
    if (this.#record === null) this.#finish(lost);
    else this.#finish(lost ?? 'The file ends inside it, so a part of it is missing');
    return this.#take();
  }

  #take(): Piece[] {
    const done = this.#done;
    this.#done = [];
    return done;
  }

  /** @param until where no token may begin any more. */
  #scan(until: number): void {
    let at = 0;
    for (;;) {
      const tokens = this.#section ? tokensInSection : tokensInMarkup;
      tokens.lastIndex = at;
      const found = tokens.exec(this.#waiting);
      if (!found || found.index >= until) break;
      this.#text += this.#waiting.slice(at, found.index);
      at = found.index;
      const [token] = found;
      if (!this.#section) {
        this.#meetMarkup(found);
        at += token.length;
      } else if (this.#isEndLost(found, this.#section)) {
        this.#waiting = this.#waiting.slice(at);
        until -= at;
        until += this.#goBack(this.#section);
        at = 0;
      } else {
        this.#text += token;
        at += token.length;
      }
    }
    const end = Math.max(at, until);
    this.#text += this.#waiting.slice(at, end);
    this.#waiting = this.#waiting.slice(end);
    if (this.#text.length > this.#maxCharacters) this.#drop();
  }

  #meetMarkup([token, first, isEmpty, last]: RegExpExecArray): void {
    const begun = this.#recordName(first);
    const ended = this.#recordName(last);
    if (begun !== undefined) {
      this.#finish(this.#record === null ? null : 'It has no end before the next one begins');
      this.#record = begun;
    } else if (token === '<![CDATA[' || token === '<!--') {
      const end = token === '<!--' ? '-->' : ']]>';
      if (this.#endless[end] > 0) this.#endless[end] -= 1;
      else this.#section = { ...noSection, end, from: this.#text.length };
    }
    this.#text += token;
    if (ended !== undefined && this.#record === null) {
      this.#record = ended;
      this.#finish('It has an end and no beginning');
    } else if (
      (begun !== undefined && isEmpty !== undefined) ||
      (ended !== undefined && ended === this.#record)
    )
      this.#finish(null);
  }

  #recordName(name: string | undefined): string | undefined {
    return name !== undefined && this.#names.has(name) ? name : undefined;
  }

  /** Looks at a token of the section that is open. True if the section should have ended at its boundary. */
  #isEndLost([token, before, ended, begun]: RegExpExecArray, section: Section): boolean {
    const boundary = this.#recordName(ended) && this.#recordName(begun) ? before : undefined;
    if (boundary !== undefined) section.boundary ??= this.#text.length + boundary.length;
    else if (token === (section.end === '-->' ? '<!--' : '<![CDATA[')) {
      section.hasAnother = section.boundary !== null;
      section.others += section.boundary === null ? 0 : 1;
    } else if (token === ']]]]><![CDATA[>') {
      // So `]]>` is written inside a section: what it holds is text about markup.
      if (section.end !== ']]>') return false;
      section.hasAnother = false;
      section.others += section.boundary === null ? 0 : 1;
    } else if (token === section.end) {
      if (section.boundary !== null && section.hasAnother) return true;
      this.#section = null;
    }
    return false;
  }

  /** Ends a record at the boundary that its section swallowed. @returns how many characters are scanned again. */
  #goBack(section: Section): number {
    const again = this.#text.slice(section.boundary ?? 0);
    const problem = this.#lostEnd(section);
    this.#text = this.#text.slice(0, section.boundary ?? 0);
    this.#section = null;
    this.#endless[section.end] = section.others - 1;
    // A record can also begin inside a comment that has lost its end.
    this.#record ??= '';
    this.#finish(problem);
    this.#waiting = again + this.#waiting;
    return again.length;
  }

  #lostEnd(section: Section): string {
    const kind = section.end === '-->' ? 'A comment' : 'A CDATA section';
    return `${kind} that begins at ${placeWords(this.#beginOf(section))} has no end`;
  }

  #beginOf({ begins, from }: Section): Place {
    return begins ?? behind(this.#dropped ?? this.#start, this.#text, from);
  }

  #finish(problem: string | null): void {
    const next = behind(this.#dropped ?? this.#start, this.#text);
    const kind = this.#record === null ? 'between' : 'record';
    if (this.#dropped)
      this.#done.push({ kind, text: '', start: this.#start, problem: 'It is too large to be read' });
    else if (this.#text !== '' || problem !== null)
      this.#done.push({ kind, text: this.#text, start: this.#start, problem });
    this.#text = '';
    this.#start = next;
    this.#dropped = null;
    this.#record = null;
  }

  /** A record that is too large fails alone. A section that holds the end of one could have swallowed others. */
  #drop(): void {
    const section = this.#section;
    if (section && section.boundary !== null)
      throw new UnreadableArchive(
        `${this.#lostEnd(section)}, or is too large. Correct it there, and import it again.`,
      );
    if (section) section.begins = this.#beginOf(section);
    this.#dropped = behind(this.#dropped ?? this.#start, this.#text);
    this.#text = '';
  }
}
