import { type WordPart, wholeWordings, wordParts } from '../../corrections/passages/wordParts.ts';
import { isSameValue } from '../../isSameValue.ts';
import type { ItemText } from './itemTexts.ts';
import type { ComparedText } from './StoryComparison.ts';

/** In UTF-16 code units of changed texts, both versions together. It bounds the time of a comparison. */
const maxComparedLength = 200_000;

/** Compares texts word by word until the budget of one comparison is spent, then shows them whole. */
export const createTextComparison = () => {
  let remaining = maxComparedLength;

  const compareWords = (was: string, is: string): { parts: WordPart[]; isCoarse: boolean } => {
    remaining -= was.length + is.length;
    return remaining < 0
      ? { parts: wholeWordings(was, is), isCoarse: was !== '' && is !== '' }
      : { parts: wordParts(was, is), isCoarse: false };
  };

  const compare = (label: string, was: ItemText | undefined, is: ItemText | undefined): ComparedText => {
    const { parts, isCoarse } = compareWords(was?.text ?? '', is?.text ?? '');
    const picture = { was: was?.picture ?? null, is: is?.picture ?? null };
    return {
      label,
      was: parts.filter(({ part }) => part !== 'inserted'),
      is: parts.filter(({ part }) => part !== 'struck'),
      isCoarse,
      picture: picture.was || picture.is ? picture : null,
    };
  };

  /** The texts of an item that differ, by label. */
  return (before: ItemText[], after: ItemText[]): ComparedText[] => {
    const byLabel = (texts: ItemText[]) => new Map(texts.map((text) => [text.label, text]));
    const [old, current] = [byLabel(before), byLabel(after)];
    return [...new Set([...current.keys(), ...old.keys()])].flatMap((label) => {
      const [was, is] = [old.get(label), current.get(label)];
      const isEqual =
        (was?.text ?? '') === (is?.text ?? '') && isSameValue(was?.picture ?? null, is?.picture ?? null);
      return isEqual ? [] : [compare(label, was, is)];
    });
  };
};

export type TextComparison = ReturnType<typeof createTextComparison>;
