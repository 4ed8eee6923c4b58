import type { SearchedStory, SubjectLink } from '../../../lib/search/SearchedStory.ts';

/** All stories are generated from one seed, so that all runs measure the same ones. */
const seed = 20_261_127;
const vocabularySize = 150_000;
const wordsOfBody = 500;
const counts = { section: 12, topic: 400, person: 300 };

/** A small pseudo-random generator. @see https://en.wikipedia.org/wiki/Linear_congruential_generator */
const createRandom = (start: number): (() => number) => {
  let state = start >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
};

const consonants = 'bcdfghklmnprstvz';
const vowels = 'aeiou';

/** Rare words are so long that two typing errors are looked for. */
const [firstLongWord, longEnding] = [100_000, 'tion'];

/** Word number n: frequent words are short. */
export const wordAt = (number: number): string => {
  let word = '';
  for (let rest = number + 1; rest > 0; rest = Math.floor(rest / 80))
    word += `${consonants[rest % 16]}${vowels[Math.floor(rest / 16) % 5]}`;
  return number < firstLongWord ? word : word + longEnding;
};

/** By Zipf’s law, like the words of a language. */
const wordFrom = (random: () => number): string =>
  wordAt(Math.floor(Math.exp(random() * Math.log(vocabularySize))) - 1);

const sentence = (random: () => number, words: number): string =>
  Array.from({ length: words }, () => wordFrom(random)).join(' ');

export const subjectAt = (type: keyof typeof counts, index: number): SubjectLink => ({
  id: `${type}-${index}`,
  title: `${type} ${wordAt(80_000 + index)}`,
  slug: `${type}-${index}`,
});

export const subjectTypes = Object.entries(counts) as [keyof typeof counts, number][];

export const storyAt = (index: number): SearchedStory => {
  const random = createRandom(seed + index * 7_919);
  const pick = (type: keyof typeof counts) => subjectAt(type, Math.floor(random() * counts[type]));
  const person = pick('person');
  return {
    id: `story-${index}`,
    rev: 'generated',
    slug: `story-${index}`,
    headline: sentence(random, 9),
    kicker: null,
    standfirst: sentence(random, 22),
    body: Array.from({ length: 20 }, () => sentence(random, wordsOfBody / 20)).join('\n'),
    language: 'en',
    publishedAt: new Date(Date.UTC(2012, 0, 1) + Math.floor(random() * 7_800_000) * 60_000).toISOString(),
    section: pick('section'),
    topics: [pick('topic'), pick('topic')],
    people: [person],
    authors: [person.title],
  };
};
