import { findingIn, type ReadText } from '../checks/TextCheck.ts';
import type { Finding } from '../Finding.ts';
import { articlePairs } from './articleVariants.ts';
import { isCloseGivenName, isCloseSpelling, isWithSilentE } from './closeSpelling.ts';
import { findNames, type Mention, type Name } from './findNames.ts';
import { areNamedTogether } from './namedTogether.ts';

/** A spelling that is probably wrong, and the one that is probably right. */
type Variant = { name: Name; isOf: string; why: string };

const spellingOf = ({ words }: Pick<Name, 'words'>): string => words.join(' ');
const lastOf = (words: readonly string[]): string => words.at(-1) ?? '';

type Difference = { one: string; other: string; isGivenName: boolean };

/** The word in which two full names differ; null if it is not one word. */
const differenceOf = (one: readonly string[], other: readonly string[]): Difference | null => {
  if (one.length !== other.length || one.length < 2) return null;
  const [at, ...more] = one.flatMap((word, index) => (word === other[index] ? [] : [index]));
  return at === undefined || more.length > 0
    ? null
    : { one: one[at] ?? '', other: other[at] ?? '', isGivenName: at < one.length - 1 };
};

const isClose = ({ one, other, isGivenName }: Difference, isStrict: boolean): boolean =>
  isGivenName
    ? isCloseGivenName(one, other, isStrict)
    : isWithSilentE(one, other) || isCloseSpelling(one, other, { maxEdits: 2, isWithS: true });

type Known = {
  /** The contacts of the newsroom. */
  people: readonly string[];
};

/** Full names against the contacts of the newsroom. */
const findMisspelledContacts = (names: readonly Name[], contacts: readonly string[][]): Variant[] => {
  const byWord = Map.groupBy(
    contacts.flatMap((words) => words.map((word) => ({ word, words }))),
    ({ word }) => word,
  );
  const spellings = new Set(contacts.map((words) => words.join(' ')));
  return names.flatMap((name): Variant[] => {
    if (name.words.length < 2 || spellings.has(spellingOf(name))) return [];
    const similar = name.words
      .flatMap((word) => byWord.get(word) ?? [])
      .find(({ words }) => {
        const difference = differenceOf(name.words, words);
        return difference !== null && isClose(difference, true);
      });
    if (!similar) return [];
    const isOf = similar.words.join(' ');
    return [{ name, isOf, why: `The newsroom’s contact is “${isOf}”.` }];
  });
};

/** The less usual of two spellings in the story; of equals, the later one. */
const rarer = (one: Name, other: Name): Variant => {
  const isOther = other.mentions.length <= one.mentions.length;
  const [name, kept] = isOther ? [other, one] : [one, other];
  return { name, isOf: spellingOf(kept), why: `The story also has “${spellingOf(kept)}”.` };
};

const pairsOf = (names: readonly Name[], isPair: (one: Name, other: Name) => boolean): Variant[] =>
  names.flatMap((one, index) =>
    names.slice(index + 1).flatMap((other) => (isPair(one, other) ? [rarer(one, other)] : [])),
  );

const wordsOfFullNames = (names: readonly Name[]): ReadonlySet<string> =>
  new Set(names.filter(({ words }) => words.length > 1).flatMap(({ words }) => words));

/** Full names of the story against each other. */
const isSameName = (
  one: Name,
  other: Name,
  isOrdinary: (word: string) => boolean,
  texts: readonly ReadText[],
): boolean => {
  const difference = differenceOf(one.words, other.words);
  return (
    difference !== null &&
    ![difference.one, difference.other].some(isOrdinary) &&
    isClose(difference, false) &&
    !(difference.isGivenName && areNamedTogether(texts, difference.one, difference.other))
  );
};

/** Single names against the surnames of people whose full names the story has, and of its writers and contacts. */
const findMisspelledSurnames = (
  names: readonly Name[],
  contacts: readonly string[][],
  texts: readonly ReadText[],
): Variant[] => {
  const full = names.filter(({ words }) => words.length > 1);
  const mentioned = new Set(full.map(spellingOf));
  const ofContacts = contacts.filter((words) => mentioned.has(words.join(' '))).map(lastOf);
  const surnames = [...new Set([...full.map(({ words }) => lastOf(words)), ...ofContacts])];
  const isKnown = wordsOfFullNames(names);
  return names.flatMap((name): Variant[] => {
    const [word] = name.words;
    if (word === undefined || name.words.length > 1 || isKnown.has(word)) return [];
    const isPerson = isTitled(name);
    const surname = surnames.find((one) => {
      const isWithS = ofContacts.includes(one) && !isFamily(name);
      if (isCloseSpelling(word, one, { isWithS })) return true;
      return (
        isPerson &&
        (isWithSilentE(word, one) || isCloseSpelling(word, one, { minLetters: minTitledLetters })) &&
        !areNamedTogether(texts, word, one)
      );
    });
    return surname === undefined
      ? []
      : [{ name, isOf: surname, why: `The story also has “${surname}” as a surname.` }];
  });
};

/** A surname after `Ms` is no other word, so it may be shorter. */
const minTitledLetters = 4;

const title = /\b(?:(Mr|Sir|Lord)|(Mrs|Ms|Miss|Dame|Lady)|Mx|Dr|Prof|Professor)\.? $/u;

const titlesOf = ({ mentions }: Name) =>
  mentions.flatMap(({ text: { text }, from }) => {
    const found = title.exec(text.text.slice(Math.max(0, from - 12), from));
    return found ? [{ isMan: Boolean(found[1]), isWoman: Boolean(found[2]) }] : [];
  });

const isTitled = (name: Name): boolean => titlesOf(name).length > 0;

/** `Mr Brown` and `Mr Browne`. `Mrs Browne` is another person, and so is whoever a sentence has beside him. */
const isTitledWithSilentE = (one: Name, other: Name, texts: readonly ReadText[]): boolean => {
  const [word = '', otherWord = ''] = [...one.words, ...other.words];
  if (!isWithSilentE(word, otherWord) || !isTitled(one) || !isTitled(other)) return false;
  const titles = [...titlesOf(one), ...titlesOf(other)];
  const areTwo = titles.some(({ isMan }) => isMan) && titles.some(({ isWoman }) => isWoman);
  return !areTwo && !areNamedTogether(texts, word, otherWord);
};

/** `the Abrahams` are a family. */
const isFamily = ({ mentions }: Name): boolean =>
  mentions.every(({ text: { text }, from }) =>
    /\bthe $/iu.test(text.text.slice(Math.max(0, from - 5), from)),
  );

/** Names that are probably spelled in two ways, in the story or against the contacts of the newsroom. */
export const findNameVariants = (texts: readonly ReadText[], { people }: Known): Finding[] => {
  const { names, ordinary } = findNames(texts);
  const isOrdinary = (word: string) => ordinary.has(word.toLowerCase());
  const contacts = people
    .map((name) => name.split(/\s+/u).filter(Boolean))
    .filter(({ length }) => length > 1);
  const isKnown = wordsOfFullNames(names);
  const single = names.filter(
    ({ words }) => words.length === 1 && !words.some((word) => isOrdinary(word) || isKnown.has(word)),
  );
  const pairs = articlePairs(names);
  const isPaired = isOneOf(pairs.flat().flatMap(({ mentions }) => mentions));
  const variants = [
    ...pairs.map(([one, other]) => rarer(one, other)),
    ...findMisspelledContacts(names, contacts),
    ...pairsOf(names, (one, other) => isSameName(one, other, isOrdinary, texts)),
    ...findMisspelledSurnames(
      names.filter(({ words: [word = ''] }) => !isOrdinary(word)),
      contacts,
      texts,
    ),
    ...pairsOf(
      single,
      (one, other) =>
        isCloseSpelling(one.words[0] ?? '', other.words[0] ?? '') || isTitledWithSilentE(one, other, texts),
    ),
  ];
  const articled = new Set(pairs.flat());
  const first = new Map<Name, Variant>();
  const spellings = new Set(contacts.map((words) => words.join(' ')));
  for (const variant of variants)
    if (!first.has(variant.name) && !spellings.has(spellingOf(variant.name)))
      first.set(variant.name, variant);
  return [...first.values()].flatMap(({ name, isOf, why }) =>
    name.mentions
      .filter((mention) => articled.has(name) || !isPaired(mention))
      .map(({ text, from, to }) =>
        findingIn(
          text.text,
          { from, to },
          {
            kind: 'name',
            why,
            instead: isAfterSentence(text, from) ? capitalized(isOf) : isOf,
            topic: `${spellingOf(name)} ${isOf}`,
          },
        ),
      ),
  );
};

/** Of names with an article, a part is a name too. @returns whether a mention ends where one of these does. */
const isOneOf = (mentions: readonly Mention[]): ((mention: Mention) => boolean) => {
  const ends = new Map<ReadText, Set<number>>();
  for (const { text, to } of mentions) ends.set(text, (ends.get(text) ?? new Set()).add(to));
  return ({ text, to }) => ends.get(text)?.has(to) === true;
};

const isAfterSentence = ({ text: { text } }: ReadText, from: number): boolean =>
  /(?:^|[.!?…]\s+|[“‘"])$/u.test(text.slice(Math.max(0, from - 3), from));

/** `al-Qaida` at the start of a sentence. */
const capitalized = (name: string): string => name.slice(0, 1).toUpperCase() + name.slice(1);
