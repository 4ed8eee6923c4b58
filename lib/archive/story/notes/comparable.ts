import { normalized } from '../../../text/normalized.ts';

/** Letters that one language writes in two ways. */
const variants: Record<string, string> = { ی: 'ي', ى: 'ي', ک: 'ك', '’': "'", ʼ: "'" };

/** A text without what writers leave out or vary: capitals, accents, vowel marks, joiners, forms of letters. */
export const comparable = (text: string): string =>
  normalized(text, 'NFKD')
    .replaceAll(/[\p{Mn}\u0640\u200B-\u200F\u2066-\u2069]/gu, '')
    .replaceAll(/[یىک’ʼ]/g, (letter) => variants[letter] ?? letter)
    .toLowerCase();
