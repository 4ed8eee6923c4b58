import { wordParts } from '../../corrections/passages/wordParts.ts';
import { isObject } from '../../isObject.ts';
import { editsBetween, isTransposed } from '../../text/spelling.ts';
import { isFigureWord } from './figureWords.ts';
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

/**
 * Returns why a change to a live story is more than a typo, or null. A typo is spelling or punctuation of a few
 * words, none of them a figure, a name or part of a quotation. One editor may fix it alone.
 */
export const typoProblem = (before: StoredStory, after: StoredStory): string | null => {
  const pairs = pairTexts(readContent(before), readContent(after), '');
  if (!pairs) return 'More than the spelling changed.';
  let words = 0;
  for (const pair of pairs) {
    if (pair.isQuotation || isSpeech(pair.was) || isSpeech(pair.is)) return 'A quotation changed.';
    for (const change of changesOf(pair)) {
      const problem = changeProblem(change, pair);
      if (problem) return problem;
      words += Math.max(lettersIn(change.struck).length, lettersIn(change.inserted).length, 1);
    }
  }
  return words > maxWords ? `More than ${maxWords} words changed.` : null;
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

/** Runs of letters, marks and apostrophes. */
const lettersIn = (text: string): string[] => text.match(/[\p{L}\p{M}'’]+/gu) ?? [];

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
  { struck, inserted, before, after, wasAt, isAt }: Change,
  { was, is }: TextPair,
): string | null => {
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
  return isSpelling(old, current, before, after) ? null : 'A word was replaced by another.';
};

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

/**
 * True if the words are the same with another spelling, split or joined, or if one of two repeated words was
 * removed.
 */
const isSpelling = (old: string[], current: string[], before: string, after: string): boolean => {
  if (old.join(' ') === current.join(' ')) return true;
  if (current.length === 0 && old.length === 1)
    return lettersIn(before.toLowerCase()).at(-1) === old[0] || lettersIn(after.toLowerCase())[0] === old[0];
  if (old.length === current.length)
    return old.every((word, index) => word === current[index] || isMisspelling(word, current[index] ?? ''));
  return old.length > 0 && current.length > 0 && old.join('') === current.join('');
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
  if (shorter.length <= 3 || was[0] !== is[0] || changesSides(was, is)) return false;
  return editsBetween(was, is) <= (shorter.length > 7 ? 2 : 1);
};
