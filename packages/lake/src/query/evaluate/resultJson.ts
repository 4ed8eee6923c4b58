import { isObject } from '../values/values.ts';

/**
 * Serialises a result. It measures the result first, because a short query can make a result of gigabytes that shares
 * most of its parts in memory.
 *
 * @throws the error of `tooLarge` if the JSON may be longer than `maxCharacters`.
 */
export const resultJson = (result: unknown, maxCharacters: number, tooLarge: () => Error): string => {
  let characters = 0;
  const measure = (value: unknown): void => {
    characters += typeof value === 'string' ? charactersIn(value) : charactersPerOther;
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
const charactersPerEscape = 6;

/** The maximum length of a text in JSON: an escaped character takes up to six. */
const charactersIn = (text: string): number => {
  if (!escaped.test(text)) return text.length;
  let characters = 0;
  for (const character of text) {
    characters += escaped.test(character) ? charactersPerEscape : character.length;
  }
  return characters;
};

/** The approximate length of a number, or of the brackets and commas around a value. */
const charactersPerOther = 4;
