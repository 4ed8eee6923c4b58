import { isObject } from '../isObject.ts';
import type { WordsOfPicture } from './filledWords.ts';

/** The caption and credit that a document gives its pictures, by asset, each at its first place. Not recursive, because clients choose the depth. */
export const wordsOfPicturesIn = (document: unknown): Map<string, WordsOfPicture> => {
  const found = new Map<string, WordsOfPicture>();
  const waiting: unknown[] = [document];
  while (waiting.length > 0) {
    const value = waiting.pop();
    if (typeof value !== 'object' || value === null) continue;
    if (isObject(value) && isObject(value.asset) && typeof value.asset._ref === 'string') {
      const { asset, caption, credit } = value;
      if (!found.has(`${asset._ref}`)) found.set(`${asset._ref}`, { caption, credit });
    }
    for (const inner of Object.values(value).toReversed()) waiting.push(inner);
  }
  return found;
};

/** The caption and credit that a document gives a picture, at its first place; empty if it gives none. */
export const wordsOfPictureIn = (document: unknown, assetId: string): WordsOfPicture =>
  wordsOfPicturesIn(document).get(assetId) ?? {};
