import { wordParts } from '../../corrections/passages/wordParts.ts';
import { isObject } from '../../isObject.ts';
import type { Spelling } from '../../spelling/Spelling.ts';
import { normalized } from '../../text/normalized.ts';
import { editsBetween, isTransposed } from '../../text/spelling.ts';
import { isFigureWord } from './figureWords.ts';
import { isAddition } from './isAddition.ts';
import { readContent, type StoredStory } from './readContent.ts';

/** A text before and after a change. */
type TextPair = { was: string; is: string; isQuotation: boolean };

type Fields = Record<string, unknown>;

/** Fields in which a change may be a spelling fix. In others, such as slugs, marks and credits, it never is. */
const spelledFields = new Set([
  'kicker',
  'headline',
  'standfirst',
  'summary',
  'keyPoints',
  'text',
  'caption',
  'alt',
  'title',
  'cells',
  'transcript',
]);

/** One change: its words, the text around it, and its offsets in the old and the new text. */
type Change = {
  struck: string;
  inserted: string;
  before: string;
  after: string;
  wasAt: number;
  isAt: number;
};

/** For the whole story. */
const maxWords = 3;
const maxWordLength = 40;

/** What decides whether a word may replace another. */
export type WordRules = {
  /** Null if there is no dictionary of the language. */
  spelling: Spelling | null;
  /** Words in lower case that are names of people, as in `bell hooks`. */
  names: ReadonlySet<string>;
};

/**
 * Returns why a change to a live story is more than a typo, or null. A typo is a word that no dictionary has, and that a
 * word of the dictionary replaces; none is a figure, a name or part of a quotation. One editor may fix a few alone.
 */
export const typoProblem = (before: StoredStory, after: StoredStory, rules: WordRules): string | null => {
  const pairs = pairTexts(readContent(before), readContent(after), '');
  if (!pairs) return 'More than the spelling changed.';
  const problem = pairsProblem(pairs, rules);
  if (problem) return problem;
  const words = pairs
    .flatMap(changesOf)
    .reduce(
      (sum, { struck, inserted }) => sum + Math.max(lettersIn(struck).length, lettersIn(inserted).length, 1),
      0,
    );
  return words > maxWords ? `More than ${maxWords} words changed.` : null;
};

/**
 * Returns true if a later version has the text of an earlier one with typos fixed, however many, and perhaps with
 * additions between.
 */
export const keepsTextButTypos = (earlier: StoredStory, later: StoredStory, rules: WordRules): boolean =>
  isAddition(earlier, later, (was, is, name) => {
    if (!isAlike(JSON.stringify(was), JSON.stringify(is))) return false;
    const pairs = pairTexts(was, is, name);
    return pairs !== null && pairsProblem(pairs, rules) === null;
  });

/** Of one text. More words in a paragraph are not misspelt. */
const maxUnlikeWords = 20;

/** Compares bags of words, which takes linear time: to align two different paragraphs does not. */
const isAlike = (was: string | undefined, is: string | undefined): boolean => {
  const counts = new Map<string, number>();
  for (const word of (was ?? '').split(' ')) counts.set(word, (counts.get(word) ?? 0) + 1);
  let added = 0;
  for (const word of (is ?? '').split(' ')) {
    const count = counts.get(word) ?? 0;
    if (count > 0) counts.set(word, count - 1);
    else added += 1;
  }
  return added <= maxUnlikeWords;
};

const pairsProblem = (pairs: TextPair[], rules: WordRules): string | null => {
  for (const pair of pairs) {
    if (pair.isQuotation || isSpeech(pair.was) || isSpeech(pair.is)) return 'A quotation changed.';
    for (const change of changesOf(pair)) {
      const problem = changeProblem(change, pair, rules);
      if (problem) return problem;
    }
  }
  return null;
};

/** The texts that differ, or null if anything else differs. */
const pairTexts = (before: unknown, after: unknown, name: string): TextPair[] | null => {
  if (typeof before === 'string' && typeof after === 'string') {
    if (before === after) return [];
    return spelledFields.has(name) ? [{ was: before, is: after, isQuotation: false }] : null;
  }
  if (Array.isArray(before) && Array.isArray(after))
    return before.length === after.length
      ? joined(before.map((item, index) => pairTexts(item, after[index], name)))
      : null;
  if (!isObject(before) || !isObject(after)) return before === after ? [] : null;
  if (Object.keys(before).join() !== Object.keys(after).join()) return null;
  if (before._type === 'block') return pairBlocks(before, after);
  const pairs = joined(Object.keys(before).map((field) => pairTexts(before[field], after[field], field)));
  return (
    pairs?.map((pair) => ({ ...pair, isQuotation: pair.isQuotation || before._type === 'pullQuote' })) ?? null
  );
};

const joined = (lists: (TextPair[] | null)[]): TextPair[] | null =>
  lists.every((list) => list !== null) ? lists.flat() : null;

/** Compares each paragraph as one text, to see quotations across marks. The marks must not move. */
const pairBlocks = (
  { _type: _old, children: old, ...before }: Fields,
  { _type: _current, children: current, ...after }: Fields,
): TextPair[] | null => {
  const spans = pairTexts(old, current, '');
  if (!spans || pairTexts(before, after, '')?.length !== 0) return null;
  const textOf = (list: unknown): string =>
    (list as Fields[]).map(({ text }) => (typeof text === 'string' ? text : ' ')).join('');
  if (spans.length === 0) return [];
  return [{ was: textOf(old), is: textOf(current), isQuotation: before.style === 'blockquote' }];
};

const changesOf = ({ was, is }: TextPair): Change[] => {
  const changes: Change[] = [];
  let open: Change | null = null;
  let kept = '';
  let wasAt = 0;
  let isAt = 0;
  const parts = wordParts(was, is);
  for (const [index, { part, text }] of parts.entries()) {
    const isBetween = open && part === 'kept' && text.trim() === '' && index < parts.length - 1;
    if (open && isBetween) {
      open.struck += text;
      open.inserted += text;
    } else if (part === 'kept') {
      if (open) open.after = text;
      open = null;
      kept = text;
    } else {
      if (!open) {
        open = { struck: '', inserted: '', before: kept, after: '', wasAt, isAt };
        changes.push(open);
      }
      open[part] += text;
    }
    if (part !== 'inserted') wasAt += text.length;
    if (part !== 'struck') isAt += text.length;
  }
  return changes;
};

const negations = new Set(
  [
    'no not none nor never neither nobody nothing nowhere without cannot hardly barely only',
    'isnt arent wasnt werent dont doesnt didnt hasnt havent hadnt wont wouldnt cant couldnt shouldnt mustnt neednt aint',
    'nicht nichts nie niemals niemand ohne kein keine keinen keinem keiner keines kaum nur',
    'ne pas jamais sans aucun aucune rien personne guère nunca jamás nada nadie sin ningún ninguno ninguna tampoco',
    'non mai senza nessuno nessuna niente nulla não nem sem ninguém nenhum nenhuma jamais',
    'nie bez nigdy nikt nic żaden żadna değil yok hiç asla не ні без ніколи ніхто нічого немає жоден',
  ]
    .join(' ')
    .split(' '),
);

/** A Roman numeral such as `xiv`. */
const isRoman = (word: string): boolean => /^[ivx]{2,}$/u.test(word);

/** Runs of letters, marks and apostrophes, without the joiners within words. */
const lettersIn = (text: string): string[] =>
  normalized(text, 'NFC')
    .replaceAll(joiners, '')
    .match(/[\p{L}\p{M}'’]+/gu) ?? [];

/** A soft hyphen and spaces without a width. Readers do not see them within a word. */
const joiners = /[\u00ad\u200b-\u200d\ufeff]/gu;

const hasFigure = (text: string): boolean =>
  /[\p{N}\p{S}%‰§]/u.test(text) || lettersIn(text.toLowerCase()).some(isFigureWord);

const isNegation = (word: string): boolean => negations.has(word) || /n['’]t$/u.test(word);

/**
 * A capital may begin a name. In scripts without capitals, or with rare ones such as Georgian, any word may be a
 * name. URLs, accounts and hashtags count as names.
 */
const mayBeName = (text: string): boolean =>
  /[\p{Lu}\p{Lt}\p{Lo}\p{Script=Georgian}@#/\\_]|\p{L}[.:]\p{L}/u.test(text);

/** Invisible characters, such as bidirectional controls. Soft hyphens and joiners count as spelling. */
const hasHiddenCharacter = (text: string): boolean =>
  /(?![\t\n\r\u00ad\u200b-\u200d\ufeff])\p{C}/u.test(text);

/** Suffixes that reverse the meaning: employer and employee, accuser and accused. */
const sideOf = (word: string): string | undefined => /(ee|er|or|ed)(?:s|['’]s)?$/u.exec(word)?.[1];

const changesSides = (was: string, is: string): boolean => {
  const [old, current] = [sideOf(was), sideOf(is)];
  return old !== undefined && current !== undefined && old !== current;
};

const changeProblem = (
  change: Change,
  { was, is }: TextPair,
  { spelling, names }: WordRules,
): string | null => {
  const { struck, inserted, before, after, wasAt, isAt } = change;
  const changed = `${struck} ${inserted}`;
  if (hasHiddenCharacter(changed)) return 'An invisible character changed.';
  if (hasFigure(changed) || touchesFigure(before, after, changed)) return 'A figure changed.';
  if (mayBeName(changed)) return 'A name changed, or a word that may be a name.';
  if (hasQuotationMark(changed) || isWithinQuotation(was, wasAt) || isWithinQuotation(is, isAt))
    return 'A quotation changed.';
  const [old, current] = [lettersIn(struck.toLowerCase()), lettersIn(inserted.toLowerCase())];
  if ([...old, ...current].some(isRoman)) return 'A figure changed.';
  // Brackets can change the meaning, as around `(not)`.
  const around = [lettersIn(before.toLowerCase()).at(-1) ?? '', lettersIn(after.toLowerCase())[0] ?? ''];
  const meant = old.length + current.length > 0 ? [...old, ...current] : around;
  if (meant.some(isNegation) || /[?!¿¡؟]/u.test(changed))
    return 'A word or sign changed that can reverse the meaning, such as “not”.';
  if (old.some((word) => names.has(word)) || current.some((word) => names.has(word)))
    return 'A name changed, or a word that may be a name.';
  if (!isSameSign(change)) return 'Punctuation changed, which can change what a sentence says.';
  if (isSameWords(old, current) || isWordTwice(old, current, before, after)) return null;
  if (!spelling)
    return 'There is no dictionary for the language of this text, which would tell a typo from another word.';
  return isSpelling(old, current, spelling) ? null : anotherWord;
};

const anotherWord =
  'A word was replaced by another. A typo is a word that the dictionary does not have, fixed to one that it has.';

/** A sign beside a change may belong to a figure: `-5`, `2.50`, `- 5`. */
const touchesFigure = (before: string, after: string, changed: string): boolean => {
  const next = lettersIn(changed).length > 0 ? after : after.trimStart();
  return /[\p{N}\p{Sc}]$/u.test(before) || /^[\p{N}\p{Sc}%‰]/u.test(next);
};

const quotationMarks = /["“”„«»‹›「」『』‟〝〞〟＂]/u;
const hasQuotationMark = (text: string): boolean =>
  quotationMarks.test(text) || /(?:^|\s)['‘‚‛]|['’](?:\s|$)/u.test(text);

/** In many languages direct speech begins with a dash. */
const isSpeech = (text: string): boolean => /^\s*[—–―-]/u.test(text);

const isWithinQuotation = (text: string, offset: number): boolean => {
  let marks = 0;
  // Counted separately: a straight mark may mean inches.
  let straight = 0;
  let isSingle = false;
  for (let index = 0; index < offset; index += 1) {
    const sign = text[index] ?? '';
    if (sign === '"') straight += 1;
    else if (quotationMarks.test(sign)) marks += 1;
    const opens = ['‘', '‚', '‛'].includes(sign) || (sign === "'" && !/\p{L}/u.test(text[index - 1] ?? ' '));
    const closes = (sign === '’' || sign === "'") && !/\p{L}/u.test(text[index + 1] ?? ' ');
    if (opens) isSingle = true;
    else if (closes) isSingle = false;
  }
  return marks % 2 === 1 || straight % 2 === 1 || isSingle;
};

/** Apostrophes of both kinds are one, as the spaces between words are. */
const straight = (text: string): string => text.replaceAll('’', "'");

/**
 * Returns true if the signs between the words stay. Spaces around them may change, a sign that stood twice may stand once,
 * and a full stop may end a paragraph. A comma, a hyphen, a bracket or a colon can turn what a sentence says: `re-signed`,
 * `the men, who fled`.
 */
const isSameSign = ({ struck, inserted, before, after }: Change): boolean => {
  const first = before.slice(-maxNeighbours).split(letter).at(-1) ?? '';
  const last = after.slice(0, maxNeighbours).split(letter)[0] ?? '';
  const endsHere = after === '' && signsIn(struck) === '' && !/\p{P}$/u.test(before.trimEnd());
  return (
    signsIn(first + struck + last) === signsIn(first + inserted + last) ||
    (endsHere && signsIn(inserted) === '.')
  );
};

const letter = /[\p{L}\p{M}\p{N}]/u;
/** The signs beside a change that belong to it. In UTF-16 code units. */
const maxNeighbours = 4;

/** A sign that stands three times, such as an ellipsis, is another sign. */
const signsIn = (text: string): string =>
  text
    .replaceAll(/[\p{L}\p{M}'’\s]/gu, '')
    .replaceAll(joiners, '')
    .replaceAll(/(?<![,.;:])([,.;:])\1(?![,.;:])/gu, '$1');

const isSameWords = (old: string[], current: string[]): boolean =>
  straight(old.join(' ')) === straight(current.join(' '));

/** A second one says nothing. Others do: “had had”, “die die”. */
const wordsWithoutEcho = new Set(['the', 'a', 'an', 'of', 'and', 'to', 'with', 'from']);

/** Returns true if one of two words that stood side by side was removed. */
const isWordTwice = (old: string[], current: string[], before: string, after: string): boolean => {
  const [word = '', ...more] = old;
  if (current.length > 0 || more.length > 0 || !wordsWithoutEcho.has(word)) return false;
  return lettersIn(before.toLowerCase()).at(-1) === word || lettersIn(after.toLowerCase())[0] === word;
};

/**
 * Returns true if words that the dictionary does not have are replaced by similar ones that it has, or are split or
 * joined. Words that it has stay: `anyone` is not `any one`.
 */
const isSpelling = (old: string[], current: string[], { isKnown, isRight }: Spelling): boolean => {
  if (old.length === current.length)
    return old.every((was, index) => {
      const is = current[index] ?? '';
      return was === is || (!isKnown(was) && isRight(is) && isMisspelling(was, is));
    });
  return (
    old.length > 0 &&
    old.join('') === current.join('') &&
    old.some((word) => !isKnown(word)) &&
    current.every(isRight)
  );
};

/**
 * True for one letter added, removed, replaced or swapped with its neighbour, or two in long words. A three-letter
 * word easily becomes another word, so only its last letter may change. The same holds for a changed beginning:
 * `hired`, `increased`.
 */
const isMisspelling = (was: string, is: string): boolean => {
  const [shorter, longer] = was.length <= is.length ? [was, is] : [is, was];
  if (shorter === '' || longer.length > maxWordLength) return false;
  if (longer.endsWith(shorter) || isTransposed(was, is)) return isTransposed(was, is);
  if (shorter.length <= 3 || firstLetter(was) !== firstLetter(is) || changesSides(was, is)) return false;
  return editsBetween(was, is) <= (shorter.length > 7 ? 2 : 1);
};

/** Without its accent: `ecole` begins as `école`. */
const firstLetter = (word: string): string => word.normalize('NFD').slice(0, 1);
