import type { DatabaseSync, StatementSync } from 'node:sqlite';
import {
  findClosest,
  type KnownWord,
  maxEditsOf,
  sharedLetters,
  wordsOneEditAway,
} from '../../lib/search/closeWords.ts';

/** Words with the same beginning that are compared. */
const maxCompared = 5_000;
const maxEdits = 2;

/** The words of the stories that readers may find now: a word of a withdrawn story is unknown at once. */
export class Vocabulary {
  readonly #count: StatementSync;
  readonly #list: StatementSync;

  constructor(db: DatabaseSync) {
    this.#count = db.prepare('select stories from word where term = ?');
    this.#list = db.prepare(
      `select term, stories from word where term >= ? and term < ? and length(term) between ? and ?
       limit ${maxCompared}`,
    );
  }

  /** The number of stories with a word. */
  countOf(word: string): number {
    return Number(this.#count.get(word)?.stories ?? 0);
  }

  /** The known word that was probably meant by an unknown one, or null. */
  findMeant(word: string): string | null {
    const edits = maxEditsOf(word);
    if (edits === 0) return null;
    const close = [...wordsOneEditAway(word)].flatMap((other): KnownWord[] => {
      const stories = this.countOf(other);
      return stories > 0 ? [{ word: other, stories }] : [];
    });
    if (close.length === 0 && edits === maxEdits) close.push(...this.#listAlike(word));
    return findClosest(word, close);
  }

  #listAlike(word: string): KnownWord[] {
    const start = word.slice(0, sharedLetters);
    const rows = this.#list.all(start, `${start}\u{10ffff}`, word.length - maxEdits, word.length + maxEdits);
    return rows.map(({ term, stories }) => ({ word: String(term), stories: Number(stories) }));
  }
}
