/** One way to add letters to a stem: `adds` replaces `strips` at its beginning or end, if `condition` holds there. */
export type AffixRule = {
  flag: string;
  isPrefix: boolean;
  /** Whether it stands beside an affix of the other end. */
  isCrossed: boolean;
  strips: string;
  adds: string;
  /** What the word with the affix may have in turn: flags, as a stem has. */
  flags: string[];
  condition: Condition;
};

/** One letter each: those that may stand there, or may not. Null is any letter. */
type Condition = ({ letters: Set<string>; isNegated: boolean } | null)[];

/** The rules of a dictionary, by the letters that they add. */
export type AffixRules = {
  prefixes: Map<string, AffixRule[]>;
  suffixes: Map<string, AffixRule[]>;
  /** In letters. */
  longestPrefix: number;
  longestSuffix: number;
  /** Splits the flags of a stem as they are written. */
  flagsIn(written: string): string[];
  needsAffix: string | null;
  isForbidden: string | null;
  isOnlyInCompounds: string | null;
  isCircumfix: string | null;
};

const splitters: Record<string, (written: string) => string[]> = {
  long: (written) => written.match(/../gu) ?? [],
  num: (written) => written.split(','),
};

/** Splits after each letter, not within a pair of surrogates. */
const lettersOf = (written: string): string[] => [...written];

const conditionOf = (written: string): Condition => {
  if (written === '.') return [];
  const letters = [...written];
  const condition: Condition = [];
  for (let at = 0; at < letters.length; at += 1) {
    const letter = letters[at] ?? '';
    if (letter !== '[') {
      condition.push(letter === '.' ? null : { letters: new Set([letter]), isNegated: false });
      continue;
    }
    const end = letters.indexOf(']', at);
    const isNegated = letters[at + 1] === '^';
    condition.push({ letters: new Set(letters.slice(at + (isNegated ? 2 : 1), end)), isNegated });
    at = end;
  }
  return condition;
};

/** Returns true if a stem begins or ends as a rule needs it. */
export const fitsStem = ({ condition, isPrefix }: AffixRule, stem: string): boolean => {
  const letters = [...stem];
  const from = isPrefix ? 0 : letters.length - condition.length;
  return (
    from >= 0 &&
    letters.length >= condition.length &&
    condition.every((place, index) => {
      const letter = letters[from + index] ?? '';
      return place === null || place.letters.has(letter) !== place.isNegated;
    })
  );
};

/** `0` stands for no letters. */
const written = (letters: string): string => (letters === '0' ? '' : letters);

/**
 * Reads the affix file of a Hunspell dictionary, as far as it decides which words there are: not what it suggests, nor
 * how it joins words.
 *
 * @see https://github.com/hunspell/hunspell/blob/master/man/hunspell.5
 */
export const readAffixRules = (file: string): AffixRules => {
  const lines = file.split(/\r?\n/u).map((line) => line.trim().split(/\s+/u));
  const find = (name: string): string | null => lines.find(([first]) => first === name)?.[1] ?? null;
  const flagsIn = splitters[find('FLAG') ?? ''] ?? lettersOf;
  const rules: AffixRules = {
    prefixes: new Map(),
    suffixes: new Map(),
    longestPrefix: 0,
    longestSuffix: 0,
    flagsIn,
    needsAffix: find('NEEDAFFIX'),
    isForbidden: find('FORBIDDENWORD'),
    isOnlyInCompounds: find('ONLYINCOMPOUND'),
    isCircumfix: find('CIRCUMFIX'),
  };
  /** The first line of a flag says how many rules it has, and whether they are crossed. */
  const crossed = new Map<string, boolean>();
  for (const [kind, flag = '', strips = '', adds, condition = '.'] of lines) {
    if (kind !== 'PFX' && kind !== 'SFX') continue;
    const isPrefix = kind === 'PFX';
    const heading = `${kind} ${flag}`;
    if (!crossed.has(heading)) {
      crossed.set(heading, strips === 'Y');
      continue;
    }
    const [letters = '', flags = ''] = (adds ?? '').split('/');
    const rule: AffixRule = {
      flag,
      isPrefix,
      isCrossed: crossed.get(heading) === true,
      strips: written(strips),
      adds: written(letters),
      flags: flagsIn(flags),
      condition: conditionOf(condition),
    };
    const known = isPrefix ? rules.prefixes : rules.suffixes;
    const same = known.get(rule.adds);
    if (same) same.push(rule);
    else known.set(rule.adds, [rule]);
    if (isPrefix) rules.longestPrefix = Math.max(rules.longestPrefix, rule.adds.length);
    else rules.longestSuffix = Math.max(rules.longestSuffix, rule.adds.length);
  }
  return rules;
};
