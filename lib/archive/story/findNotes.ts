import type { CorrectionKind } from '../../corrections/vocabulary.ts';
import type { Block } from '../../pasting/Block.ts';

/** A note that the old paper put into the text. */
export type FoundNote = { kind: CorrectionKind; text: string };

const openings: [RegExp, CorrectionKind][] = [
  [/^(?:correction|corrected)s?\b/i, 'correction'],
  [/^clarification\b/i, 'clarification'],
  [/^(?:editor|editors)[’']?s?[’']? note\b/i, 'editors-note'],
  [/^(?:retraction|retracted)\b/i, 'retraction'],
];
const sentences: [RegExp, CorrectionKind][] = [
  [
    /^(?:this|an earlier version of this) (?:article|story|report|post) (?:was|has been|is) (?:amended|corrected)\b/i,
    'correction',
  ],
  [/^an earlier version of this (?:article|story|report|post) /i, 'correction'],
];

/** “Correction:”, “Correction, 4 May 2019:” and “Editor’s note (updated):” are openings of this length at the most. */
const maxOpeningCharacters = 80;

/** The corrections and editors' notes in the text of a story: paragraphs that begin as one. */
export const findNotes = (blocks: Block[]): FoundNote[] =>
  blocks.flatMap((block) => {
    const text = textOf(block).trim();
    const colon = text.slice(0, maxOpeningCharacters).indexOf(':');
    const opening = colon < 0 ? undefined : openings.find(([begins]) => begins.test(text));
    const [, kind] = opening ?? sentences.find(([begins]) => begins.test(text)) ?? [];
    return kind === undefined ? [] : [{ kind, text }];
  });

const textOf = ({ _type, children }: Block): string =>
  _type === 'block' && Array.isArray(children)
    ? children.map((child: { text?: unknown }) => (typeof child.text === 'string' ? child.text : '')).join('')
    : '';
