import { wordParts } from '../passages/wordParts.ts';

type Passage = { was?: unknown; is?: unknown };

const asText = (value: unknown): string => (typeof value === 'string' ? value : '');

/** What a typo fix replaced, for people: `teh → the, recieve → receive`. Empty if nothing is recorded. */
export const fixedWords = (changes: unknown): string =>
  (Array.isArray(changes) ? (changes as Passage[]) : [])
    .flatMap(({ was, is }) => replacedIn(asText(was), asText(is)))
    .join(', ');

const replacedIn = (was: string, is: string): string[] => {
  const replaced: string[] = [];
  let struck = '';
  for (const { part, text } of [...wordParts(was, is), { part: 'kept' as const, text: '' }]) {
    if (part === 'struck') struck = text;
    else if (part === 'inserted' || struck !== '') {
      replaced.push(`${shown(struck)} → ${shown(part === 'inserted' ? text : '')}`);
      struck = '';
    }
  }
  return replaced;
};

/** A removed word, a space and a sign have to be seen too. */
const shown = (text: string): string => (text.trim() === '' ? '∅' : text.trim());
