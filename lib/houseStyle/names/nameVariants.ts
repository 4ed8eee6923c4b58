import { findingIn, type ReadText } from '../checks/TextCheck.ts';
import type { Finding } from '../Finding.ts';
import { isCloseSpelling } from './closeSpelling.ts';
import { findNames, type Name } from './findNames.ts';

/** A spelling that is probably wrong, and the one that is probably right. */
type Variant = { name: Name; isOf: string; why: string };

const spellingOf = ({ words }: Pick<Name, 'words'>): string => words.join(' ');
const lastOf = (words: readonly string[]): string => words.at(-1) ?? '';

/** Returns true if two names differ in one word, and that is a close spelling. */
const isSameName = (
  one: readonly string[],
  other: readonly string[],
  isOrdinary: (word: string) => boolean = () => false,
): boolean => {
  if (one.length !== other.length || one.length < 2) return false;
  const different = one.flatMap((word, index) => (word === other[index] ? [] : [index]));
  const [at] = different;
  return (
    different.length === 1 &&
    at !== undefined &&
    ![one[at], other[at]].some((word) => isOrdinary(word ?? '')) &&
    isCloseSpelling(one[at] ?? '', other[at] ?? '', { maxEdits: 2, isWithS: true })
  );
};

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
      .find(({ words }) => isSameName(name.words, words));
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

/** Single names against the surnames of people whose full names the story has, and of its writers and contacts. */
const findMisspelledSurnames = (names: readonly Name[], contacts: readonly string[][]): Variant[] => {
  const full = names.filter(({ words }) => words.length > 1);
  const mentioned = new Set(full.map(spellingOf));
  const ofContacts = contacts.filter((words) => mentioned.has(words.join(' '))).map(lastOf);
  const surnames = [...new Set([...full.map(({ words }) => lastOf(words)), ...ofContacts])];
  const isKnown = wordsOfFullNames(names);
  return names.flatMap((name): Variant[] => {
    const [word] = name.words;
    if (word === undefined || name.words.length > 1 || isKnown.has(word)) return [];
    const surname = surnames.find((one) =>
      isCloseSpelling(word, one, { isWithS: ofContacts.includes(one) && !isFamily(name) }),
    );
    return surname === undefined
      ? []
      : [{ name, isOf: surname, why: `The story also has “${surname}” as a surname.` }];
  });
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
  const variants = [
    ...findMisspelledContacts(names, contacts),
    ...pairsOf(names, (one, other) => isSameName(one.words, other.words, isOrdinary)),
    ...findMisspelledSurnames(
      names.filter(({ words: [word = ''] }) => !isOrdinary(word)),
      contacts,
    ),
    ...pairsOf(single, (one, other) => isCloseSpelling(one.words[0] ?? '', other.words[0] ?? '')),
  ];
  const first = new Map<Name, Variant>();
  const spellings = new Set(contacts.map((words) => words.join(' ')));
  for (const variant of variants)
    if (!first.has(variant.name) && !spellings.has(spellingOf(variant.name)))
      first.set(variant.name, variant);
  return [...first.values()].flatMap(({ name, isOf, why }) =>
    name.mentions.map(({ text, from, to }) =>
      findingIn(
        text.text,
        { from, to },
        { kind: 'name', why, instead: isOf, topic: `${spellingOf(name)} ${isOf}` },
      ),
    ),
  );
};
