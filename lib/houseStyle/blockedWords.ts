import { languages } from '../vocabulary.ts';
import { blockedWordText } from './blockedFindingText.ts';
import type { HouseStyle, StyleEntry } from './HouseStyle.ts';
import { type ReadersText, readersTexts } from './readersTexts.ts';
import { tokensOf } from './words/tokensOf.ts';
import { WordIndex } from './words/WordIndex.ts';

type Story = Record<string, unknown>;

/** A word that keeps a story from being published, and where it stands. */
export type BlockedWord = { entry: StyleEntry; passage: string; text: ReadersText };

/** The language of a story, or `en` for one that the newsroom does not have. */
export const languageOf = (story: Story): string =>
  languages.find(({ value }) => value === story.language)?.value ?? 'en';

const findBlocked = (index: WordIndex, story: Story, language: string): BlockedWord[] =>
  readersTexts(story).flatMap((text) =>
    index
      .find(tokensOf(text.text, language))
      .map(({ entry, from, to }) => ({ entry, text, passage: text.text.slice(from, to) })),
  );

const countByEntry = (found: readonly BlockedWord[]): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const { entry } of found) counts.set(entry.key, (counts.get(entry.key) ?? 0) + 1);
  return counts;
};

/**
 * The words that keep a story from being published, each entry once. A word that the live version has as often is not
 * among them: readers have it, and a correction of something else is not held up by it.
 *
 * @param live the published version, or null.
 */
export const blockedWords = (houseStyle: HouseStyle, live: Story | null, story: Story): BlockedWord[] => {
  const blocking = houseStyle.entries.filter(({ blocks }) => blocks);
  if (blocking.length === 0) return [];
  const language = languageOf(story);
  const index = new WordIndex(blocking, language);
  const found = findBlocked(index, story, language);
  if (found.length === 0) return [];
  const known = countByEntry(live ? findBlocked(index, live, language) : []);
  const counts = countByEntry(found);
  const isNew = ({ entry }: BlockedWord) => (counts.get(entry.key) ?? 0) > (known.get(entry.key) ?? 0);
  const first = new Map<string, BlockedWord>();
  for (const word of found) if (isNew(word) && !first.has(word.entry.key)) first.set(word.entry.key, word);
  return [...first.values()];
};

/** Words take memory while they are compared. */
const maxCharacters = 1_000_000;

/** Returns why house style keeps a story from being published, or null. */
export const blockedWordsProblem = (
  houseStyle: HouseStyle,
  live: Story | null,
  story: Story,
): string | null => {
  if (!houseStyle.entries.some(({ blocks }) => blocks)) return null;
  const characters = readersTexts(story).reduce((sum, { text }) => sum + text.length, 0);
  if (characters > maxCharacters)
    return `House style cannot be checked in a story of more than ${maxCharacters.toLocaleString('en')} characters.`;
  const [first, ...others] = blockedWords(houseStyle, live, story);
  if (!first) return null;
  const more =
    others.length === 0
      ? ''
      : ` ${others.length} more ${others.length === 1 ? 'word is' : 'words are'} not allowed.`;
  return `${blockedWordText(first.passage, first.text.path, first.entry.instead)}${more} Change it, or ask an editor to change the list under House style.`;
};
