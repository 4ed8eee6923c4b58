import type { CorrectionKind } from '../../../corrections/vocabulary.ts';
import { comparable } from './comparable.ts';
import { dateWords } from './dateWords.ts';
import type { NoteWords } from './noteWords.ts';

/** The label of a paragraph. `kind` is null for one of a remark, such as “Note:”. */
export type NoteLabel = {
  kind: CorrectionKind | null;
  /** What ends the label: a colon, the end of its line or of the text. */
  end: 'colon' | 'line' | 'text';
  /** The text after a colon, as `comparable` writes it. */
  rest: string;
};

/** “Correction, 4 May 2019:” and “Editor’s note (updated):” have this length at the most. */
const maxCharacters = 120;
const maxLabelWords = 6;
const maxParenthesisTokens = 14;

const token = /\p{L}[\p{L}']*|\p{Nd}+(?:[:./-]\p{Nd}+)*|\S|\n/gu;
const isWord = (text: string): boolean => /^\p{L}/u.test(text);
/** A year, a date or a time: not the number of a list. */
const isDate = (text: string): boolean => /^(?:\p{Nd}{4}|\p{Nd}+[:./-].*)$/u.test(text);
const decoration = new Set('*•·▪■►[('.split(''));
const separators = new Set(',،.;؛-–—/&)]*'.split(''));

/** Finds the labels of one language. Between a label and its colon only dates and the like may stand. */
export class LabelReader {
  readonly #kinds = new Map<string, CorrectionKind | null>();
  readonly #connectives: ReadonlySet<string>;
  readonly #states: ReadonlySet<string>;
  readonly #dates: ReadonlySet<string>;

  constructor({ labels, remarks, connectives, states }: NoteWords, language: string) {
    for (const [kind, texts] of Object.entries(labels))
      for (const text of texts.split('|')) this.#kinds.set(keyOf(text), kind as CorrectionKind);
    for (const text of remarks.split('|')) this.#kinds.set(keyOf(text), null);
    this.#connectives = new Set(connectives.split('|').flatMap((text) => keyOf(text).split(' ')));
    this.#states = new Set(states.split('|').map(keyOf));
    this.#dates = dateWords(language);
  }

  /** Null if the text does not begin with a label. */
  read(text: string): NoteLabel | null {
    const whole = comparable(text.trim());
    const tokens = [...whole.slice(0, maxCharacters).matchAll(token)];
    const texts = tokens.map(([found]) => found);
    const start = texts.findIndex((found) => !decoration.has(found));
    const label = this.#labelAt(texts, start);
    if (!label) return null;
    const end = this.#endOf(texts, label.next);
    if (end === null) return null;
    const at = tokens[end];
    if (!at) return whole.length > maxCharacters ? null : { kind: label.kind, end: 'text', rest: '' };
    const rest = whole.slice(at.index + 1).trim();
    return { kind: label.kind, end: at[0] === ':' ? 'colon' : 'line', rest };
  }

  /** The longest label that begins here. Full stops of abbreviations do not count. */
  #labelAt(texts: string[], start: number): { kind: CorrectionKind | null; next: number } | null {
    const words: string[] = [];
    let found: { kind: CorrectionKind | null; next: number } | null = null;
    for (let at = start; at >= 0 && words.length < maxLabelWords; at += 1) {
      const text = texts[at];
      if (text === '.') continue;
      if (text === undefined || !isWord(text)) break;
      words.push(text);
      const kind = this.#kinds.get(words.join(' '));
      if (kind !== undefined) found = { kind, next: at + 1 };
    }
    return found;
  }

  /** The place of the colon or line break after the label, or of the end. Null if other words come first. */
  #endOf(texts: string[], start: number): number | null {
    let isPlain = true;
    let isDated = false;
    for (let at = start; ; at += 1) {
      const text = texts[at];
      if (text === undefined || text === ':' || text === '\n') return isPlain || isDated ? at : null;
      if (text === '(' || text === '[') {
        at = closingAt(texts, at);
        if (at < 0) return null;
        isDated = true;
      } else if (separators.has(text)) continue;
      else if (!isWord(text)) {
        if (!/^\p{Nd}/u.test(text)) return null;
        isDated ||= isDate(text);
      } else {
        const label = this.#labelAt(texts, at);
        if (label) at = label.next - 1;
        else if (!this.#dates.has(text) && !this.#states.has(text) && !this.#connectives.has(text))
          return null;
        isDated ||= label !== null || !this.#connectives.has(text);
      }
      isPlain = false;
    }
  }
}

const keyOf = (text: string): string => (comparable(text).match(/\p{L}[\p{L}']*/gu) ?? []).join(' ');

/** The place of the bracket that closes, or -1. */
const closingAt = (texts: string[], open: number): number => {
  const closing = texts[open] === '(' ? ')' : ']';
  const at = texts.indexOf(closing, open);
  return at - open <= maxParenthesisTokens ? at : -1;
};
