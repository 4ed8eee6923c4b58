import type { StyleEntry } from '../HouseStyle.ts';
import { englishForms } from './englishForms.ts';
import { isSentenceStart, type Token, tokensOf } from './tokensOf.ts';

/** An entry of the list in a text. */
export type FoundEntry = {
  entry: StyleEntry;
  /** The index of its first token. */
  at: number;
  from: number;
  to: number;
  /** True if the text has another form of the word: `utilised` of `utilise`. */
  isOtherForm: boolean;
};

type End = { entry: StyleEntry; words: Token[]; isPreferred: boolean; isOtherForm: boolean };
type Node = { next: Map<string, Node>; ends: End[] };

/** A text with more is not one that a person wrote. */
const maxFound = 2_000;
/** Entries with the same words. */
const maxEnds = 8;

const hyphenated = (words: string): string =>
  words.trim().replace(/(?<=[\p{L}\p{N}])\s+(?=[\p{L}\p{N}])/gu, '-');

const newNode = (): Node => ({ next: new Map(), ends: [] });

const hasCapital = (text: string): boolean => text !== text.toLowerCase();
const isAllCapitals = (text: string): boolean =>
  text.length > 1 && text === text.toUpperCase() && hasCapital(text);

/**
 * Words written in lower case are found in any case, also at the start of a sentence and in capitals. `Apple` is not
 * found in `apple`, `US` not in `us`.
 */
const hasItsCapitals = (listed: string, written: string): boolean => {
  if (!hasCapital(listed) || isAllCapitals(written)) return true;
  if (hasCapital(listed.slice(0, 1)) && !hasCapital(listed.slice(1))) return hasCapital(written.slice(0, 1));
  return written.startsWith(listed);
};

/** The words and phrases of a list, found in one pass over a text. */
export class WordIndex {
  readonly #root = newNode();
  readonly #language: string;

  /** @param language of the story. Entries for other languages are left out. */
  constructor(entries: readonly StyleEntry[], language: string) {
    this.#language = language;
    for (const entry of entries) {
      if (entry.language !== null && entry.language !== language) continue;
      this.#add(entry);
    }
  }

  #add(entry: StyleEntry): void {
    const words = tokensOf(entry.words, this.#language);
    const preferred = tokensOf(entry.instead ?? '', this.#language);
    this.#addPath(words, { entry, words, isPreferred: false, isOtherForm: false });
    if (preferred.length > words.length)
      this.#addPath(preferred, { entry, words: preferred, isPreferred: true, isOtherForm: false });
    if (!entry.isExact) this.#addHyphenated(entry);
    if (entry.isExact || this.#language !== 'en') return;
    for (const at of new Set([0, words.length - 1])) {
      const word = words[at];
      for (const form of word ? englishForms(word.folded) : []) {
        if (preferred.length === 1 && preferred[0]?.folded === form) continue;
        const inflected = words.map((one, index) => (index === at ? { ...one, whole: form } : one));
        this.#addPath(inflected, { entry, words, isPreferred: false, isOtherForm: true });
      }
    }
  }

  /** `climate change` is also found in `climate-change policies`, for which a person writes what fits. */
  #addHyphenated(entry: StyleEntry): void {
    const instead = entry.instead ?? '';
    const preferred = hyphenated(instead);
    const preferredWords = tokensOf(preferred, this.#language);
    if (preferred !== instead)
      this.#addPath(preferredWords, { entry, words: preferredWords, isPreferred: true, isOtherForm: false });
    const written = hyphenated(entry.words);
    // A capital may be of the sentence, and the preferred words may be these.
    if (written === entry.words || written.toLowerCase() === preferred.toLowerCase()) return;
    const words = tokensOf(written, this.#language);
    this.#addPath(words, { entry, words, isPreferred: false, isOtherForm: true });
  }

  #addPath(tokens: readonly Token[], end: End): void {
    let node = this.#root;
    for (const { whole } of tokens) {
      const next = node.next.get(whole) ?? newNode();
      node.next.set(whole, next);
      node = next;
    }
    if (node !== this.#root && node.ends.length < maxEnds) node.ends.push(end);
  }

  /**
   * The entries in a text, in its order, up to `maxFound`. What stands within the form that the same entry prefers is left
   * out.
   */
  find(tokens: readonly Token[]): FoundEntry[] {
    const found: FoundEntry[] = [];
    const preferred = new Map<StyleEntry, number>();
    for (const [at, { from }] of tokens.entries()) {
      if (found.length >= maxFound) break;
      const ends = this.#endsFrom(tokens, at);
      for (const { end, to } of ends) if (end.isPreferred) preferred.set(end.entry, to);
      for (const { end, to } of ends) {
        const isWithin = to <= (preferred.get(end.entry) ?? 0);
        if (!end.isPreferred && !isWithin && isMeant(end, tokens, at))
          found.push({ entry: end.entry, at, from, to, isOtherForm: end.isOtherForm });
      }
    }
    return found;
  }

  /** Everything that begins at a token. There is one way on at most, so a text takes time in proportion to its length. */
  #endsFrom(tokens: readonly Token[], start: number): readonly { end: End; to: number }[] {
    let node = this.#next(this.#root, tokens[start]);
    if (!node) return nothing;
    const found: { end: End; to: number }[] = [];
    for (let at = start; node; at += 1) {
      for (const end of node.ends) found.push({ end, to: tokens[at]?.to ?? 0 });
      node = this.#next(node, tokens[at + 1]);
    }
    return found;
  }

  #next({ next }: Node, token: Token | undefined): Node | undefined {
    return token && (next.get(token.whole) ?? next.get(token.folded));
  }
}

const nothing: readonly never[] = [];

/** Returns false if the words are written as the entry wants them, or in a case that it does not mean. */
const isMeant = ({ entry, words }: End, tokens: readonly Token[], at: number): boolean => {
  const written = words.map((_, index) => tokens[at + index]?.text ?? '');
  if (!words.every(({ text }, index) => hasItsCapitals(text, written[index] ?? ''))) return false;
  const { instead } = entry;
  if (instead === null) return true;
  const texts = words.map(({ text }) => text).join(' ');
  const isCaseOnly = texts.toLowerCase() === instead.toLowerCase();
  if (!isCaseOnly) return true;
  return written.join(' ') !== instead && !isSentenceStart(tokens, at);
};
