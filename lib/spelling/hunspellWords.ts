import { type AffixRule, type AffixRules, fitsStem, readAffixRules } from './affixRules.ts';
import { StemTable } from './StemTable.ts';

/** Longer words are in no dictionary. In UTF-16 code units. */
const maxWordLength = 60;

/** The files of a Hunspell dictionary in UTF-8. */
export type HunspellFiles = { affixes: string; words: Uint8Array };

/**
 * Returns a function that tells whether a word is in a Hunspell dictionary, exactly as it is written: a stem, or one with
 * a prefix, one or two suffixes, or both. Compounds are not made.
 */
export const hunspellWords = ({ affixes, words }: HunspellFiles): ((word: string) => boolean) => {
  const rules = readAffixRules(affixes);
  const stems = new StemTable(words);
  return (word) => word !== '' && word.length <= maxWordLength && hasWord(word, rules, stems);
};

const hasWord = (word: string, rules: AffixRules, stems: StemTable): boolean => {
  for (const prefix of [null, ...prefixesOf(word, rules)]) {
    const rest = prefix ? prefix.strips + word.slice(prefix.adds.length) : word;
    if (prefix && !fitsStem(prefix, rest)) continue;
    for (const suffix of [null, ...suffixesOf(rest, rules)]) {
      const stem = suffix ? stemOf(rest, suffix) : rest;
      if (stem === '' || !mayMeet(prefix, suffix, rules)) continue;
      if (hasStem(stem, prefix, suffix, rules, stems)) return true;
      if (suffix && hasStemWithSuffix(stem, prefix, suffix, rules, stems)) return true;
    }
  }
  return false;
};

const prefixesOf = (word: string, { prefixes, longestPrefix }: AffixRules): AffixRule[] =>
  Array.from(
    { length: Math.min(longestPrefix, word.length) + 1 },
    (_, length) => prefixes.get(word.slice(0, length)) ?? [],
  ).flat();

/** Those whose stem fits. */
const suffixesOf = (word: string, { suffixes, longestSuffix }: AffixRules): AffixRule[] =>
  Array.from(
    { length: Math.min(longestSuffix, word.length) + 1 },
    (_, length) => suffixes.get(word.slice(word.length - length)) ?? [],
  )
    .flat()
    .filter((suffix) => fitsStem(suffix, stemOf(word, suffix)));

const stemOf = (word: string, { adds, strips }: AffixRule): string =>
  word.slice(0, word.length - adds.length) + strips;

/** Both halves of a circumfix come together, and other affixes only if both are crossed. */
const mayMeet = (
  prefix: AffixRule | null,
  suffix: AffixRule | null,
  { isCircumfix }: AffixRules,
): boolean => {
  const isHalf = (rule: AffixRule | null): boolean =>
    isCircumfix !== null && (rule?.flags.includes(isCircumfix) ?? false);
  return (
    isHalf(prefix) === isHalf(suffix) &&
    (prefix === null || suffix === null || (prefix.isCrossed && suffix.isCrossed))
  );
};

/** Returns true if the stem is in the dictionary and takes the affixes, or one takes the other. */
const hasStem = (
  stem: string,
  prefix: AffixRule | null,
  suffix: AffixRule | null,
  rules: AffixRules,
  stems: StemTable,
): boolean =>
  stems.flagsOf(stem).some((written) => {
    const flags = rules.flagsIn(written);
    if (isUnusable(flags, rules)) return false;
    const isComplete = (own: string[]): boolean =>
      rules.needsAffix === null || !own.includes(rules.needsAffix);
    if (!prefix && !suffix) return isComplete(flags);
    const takes = (one: AffixRule | null, other: AffixRule | null): boolean =>
      one === null || flags.includes(one.flag) || (other?.flags.includes(one.flag) ?? false);
    // At least one of them belongs to the stem itself.
    const isOfStem = [prefix, suffix].some((one) => one !== null && flags.includes(one.flag));
    return (
      isOfStem &&
      takes(prefix, suffix) &&
      takes(suffix, prefix) &&
      [prefix, suffix].every((one) => one === null || !isUnusable(one.flags, rules)) &&
      (prefix !== null || suffix === null || isComplete(suffix.flags)) &&
      (suffix !== null || prefix === null || isComplete(prefix.flags))
    );
  });

const isUnusable = (flags: string[], { isForbidden, isOnlyInCompounds }: AffixRules): boolean =>
  [isForbidden, isOnlyInCompounds].some((flag) => flag !== null && flags.includes(flag));

/** The last suffix stands behind another one, which takes it. */
const hasStemWithSuffix = (
  word: string,
  prefix: AffixRule | null,
  last: AffixRule,
  rules: AffixRules,
  stems: StemTable,
): boolean =>
  suffixesOf(word, rules).some(
    (first) => first.flags.includes(last.flag) && hasStem(stemOf(word, first), prefix, first, rules, stems),
  );
