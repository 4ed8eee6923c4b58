import { findingIn, type ReadText } from '../checks/TextCheck.ts';
import type { Finding } from '../Finding.ts';
import { tokensOf } from '../words/tokensOf.ts';
import { type Figure, readFigures } from './readFigures.ts';

/** A changed text of a live story. */
export type ChangedText = { before: string; after: ReadText };

/** The figures of one list that the other does not have as often. */
const without = (figures: readonly Figure[], others: readonly Figure[]): Figure[] => {
  const left = new Map<number, number>();
  for (const { value } of others) left.set(value, (left.get(value) ?? 0) + 1);
  return figures.filter(({ value }) => {
    const count = left.get(value) ?? 0;
    left.set(value, count - 1);
    return count <= 0;
  });
};

/** Figures that replace others in a text that readers have seen. */
export const findChangedFigures = (changes: readonly ChangedText[]): Finding[] =>
  changes.flatMap(({ before, after: { text, tokens } }) => {
    const [old, current] = [readFigures(tokensOf(before, 'en')), readFigures(tokens)];
    const [gone, added] = [without(old, current), without(current, old)];
    if (gone.length === 0) return [];
    return added.map((figure, index) => {
      const was = gone.map((one) => `“${shownIn(before, one)}”`).join(', ');
      const replaced = gone.length === added.length ? gone[index] : undefined;
      return findingIn(text, figure, {
        kind: 'figure',
        why: `The figure changed: the live story has ${was}.`,
        instead: replaced ? shownIn(before, replaced) : null,
        topic: `${was} ${figure.value}`,
      });
    });
  });

const shownIn = (text: string, { from, to }: Figure): string => text.slice(from, to);
