import type { CorrectionKind } from '../../../corrections/vocabulary.ts';
import type { Block } from '../../../pasting/Block.ts';
import { noteWords } from './noteWords.ts';
import { LabelReader } from './readLabel.ts';
import { type Sentence, sentenceFrom, tellsCorrection } from './tellsCorrection.ts';

/** A note that the old paper put into the text. */
export type FoundNote = { kind: CorrectionKind; text: string };

/**
 * The corrections and editors' notes in the text of a story: paragraphs that begin as one in its language, and those below
 * a label of their own. In a language whose papers we do not know, those that English papers write.
 */
export const findNotes = (blocks: Block[], language: string): FoundNote[] => {
  const finder = finderFor(language);
  return blocks.flatMap((block, at) => finder.notesAt(blocks, block, at));
};

const finders = new Map<string, NoteFinder>();

const finderFor = (language: string): NoteFinder => {
  const known = Object.hasOwn(noteWords, language) ? language : 'en';
  const finder = finders.get(known) ?? new NoteFinder(known);
  finders.set(known, finder);
  return finder;
};

class NoteFinder {
  readonly #labels: LabelReader;
  readonly #sentences: Sentence[];

  constructor(language: string) {
    const words = noteWords[language];
    if (!words) throw new Error(`No words for notes in ${language}.`);
    this.#labels = new LabelReader(words, language);
    this.#sentences = words.sentences.map(sentenceFrom);
  }

  notesAt(blocks: Block[], block: Block, at: number): FoundNote[] {
    const text = textOf(block).trim();
    const label = this.#labels.read(text);
    if (label?.kind && label.rest === '') return this.#noteBelow(blocks, at, label.kind, label.end);
    const { kind } = label ?? this.#labels.read(boldStartOf(block)) ?? { kind: null };
    if (kind) return [{ kind, text }];
    const told = label?.end === 'colon' ? label.rest : text;
    return tellsCorrection(told, this.#sentences) ? [{ kind: 'correction', text }] : [];
  }

  /**
   * The paragraph under a label. Without a colon the label may be the heading of a chapter, so that both must stand at the
   * beginning or end of the story.
   */
  #noteBelow(blocks: Block[], at: number, kind: CorrectionKind, end: string): FoundNote[] {
    const [next] = blocks.slice(at + 1);
    const text = next?.style === 'normal' ? textOf(next).trim() : '';
    const isAtEdge = at === 0 || at + 2 === blocks.length;
    const isClear = end === 'colon' || (isAtEdge && kind !== 'clarification');
    return text !== '' && isClear && !this.#labels.read(text)?.kind ? [{ kind, text }] : [];
  }
}

type Child = { text?: unknown; marks?: unknown };

const childrenOf = ({ _type, children }: Block): Child[] =>
  _type === 'block' && Array.isArray(children) ? children : [];

const textOf = (block: Block): string => childrenOf(block).map(textIn).join('');

const textIn = ({ text }: Child): string => (typeof text === 'string' ? text : '');

/** The bold words at the beginning of a paragraph, or nothing. */
const boldStartOf = (block: Block): string => {
  const children = childrenOf(block);
  const end = children.findIndex(({ marks }) => !Array.isArray(marks) || !marks.includes('strong'));
  return children.slice(0, Math.max(end, 0)).map(textIn).join('');
};
