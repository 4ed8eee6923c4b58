import { pairTexts } from '../corrections/passages/storyTexts.ts';
import { blockedWords, languageOf } from './blockedWords.ts';
import { findGrammar } from './checks/englishGrammar.ts';
import { findListedWords } from './checks/listedWords.ts';
import type { ReadText } from './checks/TextCheck.ts';
import { type Day, findUnclearDates } from './checks/unclearDates.ts';
import type { Finding } from './Finding.ts';
import { type ChangedText, findChangedFigures } from './figures/changedFigures.ts';
import { findMissingFigures } from './figures/missingFigures.ts';
import type { HouseStyle } from './HouseStyle.ts';
import { findNameVariants } from './names/nameVariants.ts';
import { type ReadersText, readersTexts } from './readersTexts.ts';
import { type Token, tokensOf } from './words/tokensOf.ts';
import { WordIndex } from './words/WordIndex.ts';

type Story = Record<string, unknown>;

export type StyleRequest = {
  story: Story;
  /** The published version, or null. */
  live: Story | null;
  houseStyle: HouseStyle;
  /** The names of the newsroom's contacts. */
  people: string[];
  /** The day on which readers first see the story, or null if it is not known. */
  day: Day | null;
};

export type StyleAnswer = {
  findings: Finding[];
  /** The number of all findings. */
  count: number;
  /** False for a story in another language: only the list of words is checked. */
  isEnglish: boolean;
};

/** More findings are counted, not listed. */
export const maxFindings = 200;

/** What a text says for itself. */
type Checked = { tokens: Token[]; findings: Finding[] };
type CheckedText = ReadText & Checked;
/** A text is read once, as long as it, the list and the day are the same. */
type Memory = { of: string; texts: Map<string, Checked> };

type Settings = Pick<StyleRequest, 'houseStyle' | 'day'> & { language: string };

/** Checks stories, and keeps what it found in a text for the next time. */
export class StyleChecker {
  #memory: Memory = { of: '', texts: new Map() };

  check({ story, live, houseStyle, people, day }: StyleRequest): StyleAnswer {
    const language = languageOf(story);
    const isEnglish = language === 'en';
    const read = this.#read(story, { houseStyle, language, day });
    const changed = live ? changedTexts(readersTexts(live), read) : null;
    const shown = changed ? read.filter(({ text }) => changed.has(text)) : read;
    const own = shown.flatMap(({ findings }) => findings);
    const across = isEnglish ? findAcross(read, changed, { houseStyle, people }) : [];
    const findings = inOrder([...own, ...across], shown, blockingKeys(houseStyle, live, story));
    return { findings: findings.slice(0, maxFindings), count: findings.length, isEnglish };
  }

  #read(story: Story, settings: Settings): CheckedText[] {
    const of = JSON.stringify(settings);
    const known = this.#memory.of === of ? this.#memory.texts : new Map<string, Checked>();
    const index = new WordIndex(settings.houseStyle.entries, settings.language);
    const texts = new Map<string, Checked>();
    const read = readersTexts(story).map((text) => {
      const key = JSON.stringify(text);
      const checked = known.get(key) ?? checkText(text, index, settings);
      texts.set(key, checked);
      return { text, ...checked };
    });
    this.#memory = { of, texts };
    return read;
  }
}

const checkText = (text: ReadersText, index: WordIndex, settings: Settings): Checked => {
  const tokens = tokensOf(text.text, settings.language);
  return { tokens, findings: findInText({ text, tokens }, index, settings) };
};

const blockingKeys = (houseStyle: HouseStyle, live: Story | null, story: Story): ReadonlySet<string> =>
  new Set(blockedWords(houseStyle, live, story).map(({ entry }) => entry.key));

/** What shows only in several texts, or beside the live story. */
const findAcross = (
  texts: readonly ReadText[],
  changed: ReadonlyMap<unknown, string | null> | null,
  { houseStyle: { checks }, people }: Pick<StyleRequest, 'houseStyle' | 'people'>,
): Finding[] => [
  ...(checks.names ? findNameVariants(texts, { people }) : []),
  ...(checks.figures ? findMissingFigures(texts) : []),
  ...(checks.figures && changed ? findChangedFigures(replacedTexts(changed, texts)) : []),
];

/** What keeps the story from being published first, then in the order of the texts. What readers have is left out. */
const inOrder = (
  findings: readonly Finding[],
  shown: readonly ReadText[],
  blocking: ReadonlySet<string>,
): Finding[] => {
  const places = new Map(shown.map(({ text }, index) => [placeKey(text), index]));
  return findings
    .flatMap((finding) => {
      const at = places.get(placeKey(finding.place));
      const blocks = finding.kind === 'word' && blocking.has(finding.topic);
      return at === undefined ? [] : [{ at, finding: { ...finding, blocks } }];
    })
    .toSorted(
      (a, b) =>
        Number(b.finding.blocks) - Number(a.finding.blocks) || a.at - b.at || a.finding.from - b.finding.from,
    )
    .map(({ finding }) => finding);
};

const findInText = (
  text: ReadText,
  index: WordIndex,
  { houseStyle: { checks }, language, day }: Settings,
): Finding[] => [
  ...findListedWords(text, index),
  ...(language === 'en' && checks.repeatedWords ? findGrammar(text) : []),
  ...(language === 'en' && checks.unclearDates ? findUnclearDates(text, day) : []),
];

const placeKey = ({ path, block, slot }: Finding['place']): string => `${path} ${block ?? ''} ${slot}`;

/** The texts that differ from the live story, each with what it was, or null for a new one. */
const changedTexts = (
  live: readonly ReadersText[],
  story: readonly ReadText[],
): ReadonlyMap<unknown, string | null> =>
  new Map(
    pairTexts(
      [...live],
      story.map(({ text }) => text),
    ).flatMap(({ before, after }) => (after ? [[after, before?.text ?? null] as const] : [])),
  );

const replacedTexts = (
  changed: ReadonlyMap<unknown, string | null>,
  story: readonly ReadText[],
): ChangedText[] =>
  story.flatMap((after) => {
    const before = changed.get(after.text);
    return typeof before === 'string' ? [{ before, after }] : [];
  });
