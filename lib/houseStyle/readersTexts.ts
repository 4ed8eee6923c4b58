import { isChosenSlot, type StoryText, storyTexts } from '../corrections/passages/storyTexts.ts';
import { isObject } from '../isObject.ts';

/** A text of a story that house style applies to. */
export type ReadersText = StoryText & {
  /** True for words that somebody else said or wrote. */
  isQuotation: boolean;
  /** True for a headline or heading: names may be among words that begin with capitals. */
  isHeading: boolean;
};

const listIn = (value: unknown): Record<string, unknown>[] =>
  Array.isArray(value) ? value.filter(isObject) : [];

/** The styles of the paragraphs in a body, also those in fact boxes, by key. */
const stylesIn = (body: unknown): Map<unknown, unknown> => {
  const blocks = listIn(body);
  return new Map(
    [...blocks, ...blocks.flatMap((block) => listIn(block.body))].map(({ _key, style }) => [_key, style]),
  );
};

const headingPaths: readonly string[] = ['kicker', 'headline'];

/**
 * The texts that the newsroom writes for readers, in reading order. Addresses, people's names, words from a list
 * and the titles of other outlets' reports are not among them.
 */
export const readersTexts = (story: Record<string, unknown>): ReadersText[] => {
  const styles = stylesIn(story.body);
  return storyTexts(story, () => null)
    .filter(
      ({ path, slot, text }) =>
        text.trim() !== '' &&
        slot !== 'url' &&
        !isChosenSlot(slot) &&
        !['sources', 'bylines', 'contacts'].includes(path),
    )
    .map((text, index, all) => {
      const style = text.path === 'body' && text.slot === '' ? styles.get(text.block) : null;
      return {
        ...text,
        // Key points have neither a key nor a slot.
        ...(text.path === 'keyPoints' && {
          slot: `${index - all.findIndex(({ path }) => path === 'keyPoints')}`,
        }),
        isQuotation: style === 'blockquote' || text.slot === 'quote',
        isHeading: headingPaths.includes(text.path) || style === 'h2' || style === 'h3',
      };
    });
};
