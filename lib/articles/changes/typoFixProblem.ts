import type { StoredStory } from './readContent.ts';
import { keepsTextButTypos, typoProblem, type WordRules } from './typoProblem.ts';

/** What decides whether one editor may fix a typo of a live story alone. */
export type TypoRules = WordRules & {
  /**
   * The text that two people last read: that of the last approved correction, or the first one that readers saw. Null if
   * nobody changed it alone since. Looked up in the history.
   */
  findAgreed(): StoredStory | null;
};

const languageProblem = 'The language of the text changed, so no dictionary tells a typo from another word.';

/**
 * Returns why one editor may not publish the change of a live story as a typo, or null. The text that two people last
 * read has to stay too, but for typos and additions: several fixes cannot do what one may not.
 */
export const typoFixProblem = (prior: StoredStory, after: StoredStory, rules: TypoRules): string | null => {
  if (!isOneLanguage(prior, after)) return languageProblem;
  const problem = typoProblem(prior, after, rules);
  if (problem) return problem;
  const agreed = rules.findAgreed();
  if (agreed === null) return null;
  if (!isOneLanguage(agreed, after)) return languageProblem;
  return keepsTextButTypos(agreed, after, rules)
    ? null
    : 'Since two people last read this text, more than typos changed in it.';
};

/** An entry of a live story has the language of its story. */
const isOneLanguage = (one: StoredStory, other: StoredStory): boolean =>
  (one.language ?? null) === (other.language ?? null);
