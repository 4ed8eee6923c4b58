import { isObject } from '../values/values.ts';

/**
 * A result as JSON. It is measured first: a query of a few characters can make a result of gigabytes out of parts
 * that are the same in memory.
 *
 * @throws what `tooLarge` makes, for more than so many characters.
 */
export const resultJson = (result: unknown, maxCharacters: number, tooLarge: () => Error): string => {
  let characters = 0;
  const measure = (value: unknown): void => {
    characters += typeof value === 'string' ? charactersIn(value) : charactersOfOther;
    if (characters > maxCharacters) throw tooLarge();
    if (Array.isArray(value)) for (const element of value) measure(element);
    else if (isObject(value)) {
      for (const name of Object.keys(value)) {
        characters += name.length;
        measure(value[name]);
      }
    }
  };
  measure(result);
  return JSON.stringify(result);
};

const escaped = /["\\\p{Cc}\p{Cs}]/u;
const charactersOfEscape = 6;

/** A character that has to be escaped takes up to six. */
const charactersIn = (text: string): number => {
  if (!escaped.test(text)) return text.length;
  let characters = 0;
  for (const character of text) {
    characters += escaped.test(character) ? charactersOfEscape : character.length;
  }
  return characters;
};

/** About what a number, a bracket or a quote takes. */
const charactersOfOther = 4;
