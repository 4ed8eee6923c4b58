import { isObject } from '../isObject.ts';
import type { WordsOfPicture } from './filledWords.ts';

/** The caption and credit that a document gives a picture, at its first place; empty if it gives none. Not recursive, because clients choose the depth. */
export const wordsOfPictureIn = (document: unknown, assetId: string): WordsOfPicture => {
  const waiting: unknown[] = [document];
  while (waiting.length > 0) {
    const value = waiting.pop();
    if (typeof value !== 'object' || value === null) continue;
    if (isObject(value) && isObject(value.asset) && value.asset._ref === assetId)
      return { caption: value.caption, credit: value.credit };
    waiting.push(...Object.values(value).toReversed());
  }
  return {};
};
