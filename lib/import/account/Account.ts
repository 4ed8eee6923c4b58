import { countWords, Letters } from './words.ts';

export type Fate = 'placed' | 'dropped' | 'left';

/** How many words a field or a rule has. `texts` are those that a rule dropped, in their order. */
type WordSum = { rule: string; words: number; texts?: string[] };

/** How many words of a page went where. `words` is the sum of all the others. */
export type WordAccount = { words: number } & Record<Fate, WordSum[]>;

/** An import that lost words, or wrote some twice. This is an error of the importer, not of the page. */
export class UnbalancedImport extends Error {}

/** Takes down where each word of a page went: into which field, by which rule out of the draft, or left over. */
export class Account {
  readonly #entries: { fate: Fate; rule: string; text: string }[] = [];

  add(fate: Fate, rule: string, text: string): void {
    this.#entries.push({ fate, rule, text });
  }

  /** The texts that were placed in a field. */
  placedIn(field: string): string[] {
    return this.#entries.flatMap(({ fate, rule, text }) =>
      fate === 'placed' && rule === field ? [text] : [],
    );
  }

  /**
   * The account, once it balances: words of the page = words placed + words dropped + words left over.
   *
   * @param page all the words of the page
   * @param draft the fields that hold text, as they are in the draft
   * @throws {UnbalancedImport}
   */
  balance(page: string, draft: Record<string, string>): WordAccount {
    const letters = new Letters().add(page);
    for (const { text } of this.#entries) letters.subtract(text);
    if (letters.difference !== 0)
      throw new UnbalancedImport(
        `The import does not balance: ${letters.difference} of the letters of the page are in no account, or in two. Nothing was imported. This is an error of Copydesk; please report it with the page.`,
      );
    for (const [field, text] of Object.entries(draft)) {
      const lost = new Letters().subtract(text);
      for (const placed of this.placedIn(field)) lost.add(placed);
      if (lost.missing > 0)
        throw new UnbalancedImport(
          `The import does not balance: ${lost.missing} letters of the page were placed in the field “${field}” and are not in it. Nothing was imported. This is an error of Copydesk; please report it with the page.`,
        );
    }
    return this.#sums();
  }

  #sums(): WordAccount {
    const sums: WordAccount = { words: 0, placed: [], dropped: [], left: [] };
    for (const { fate, rule, text } of this.#entries) {
      const words = countWords(text);
      if (words === 0) continue;
      sums.words += words;
      const known = sums[fate].find((sum) => sum.rule === rule);
      if (known) known.words += words;
      else sums[fate].push({ rule, words, ...(fate === 'dropped' && { texts: [text] }) });
      known?.texts?.push(text);
    }
    return sums;
  }
}
