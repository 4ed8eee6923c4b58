import type { DatabaseSync, StatementSync } from 'node:sqlite';
import {
  findClosest,
  type KnownWord,
  maxEditsOf,
  pieceCount,
  piecesOf,
  wordsOneEditAway,
} from '../../lib/search/closeWords.ts';

/** Words with the same first letter that are compared. */
const maxCompared = 5_000;
const maxEdits = 2;
/** Words of one search that are looked for with two errors: each reads all words with the same first letter. */
const maxReadings = 3;

/**
 * For one search, the words of the stories that readers may find now: a word of a withdrawn story is unknown at once.
 */
export class Vocabulary {
  readonly #count: StatementSync;
  readonly #list: StatementSync;
  #readings = 0;

  constructor(db: DatabaseSync) {
    this.#count = db.prepare('select stories from word where term = ?');
    this.#list = db.prepare(
      `select term, stories from word where term >= ? and term < ? and length(term) between ? and ?
       and (${Array(pieceCount).fill('instr(term, ?)').join(' or ')}) limit ${maxCompared}`,
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
    if (this.#readings === maxReadings) return [];
    this.#readings += 1;
    const { first, pieces } = piecesOf(word);
    const letters = Array.from(word).length;
    const rows = this.#list.all(
      ...[first, `${first}\u{10ffff}`, letters - maxEdits, letters + maxEdits],
      ...pieces,
    );
    return rows.map(({ term, stories }) => ({ word: String(term), stories: Number(stories) }));
  }
}
