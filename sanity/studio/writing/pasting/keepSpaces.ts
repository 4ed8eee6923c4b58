import type { EditorSnapshot } from '@portabletext/editor';
import { type BehaviorAction, defineBehavior, forward, raise } from '@portabletext/editor/behaviors';
import { getBlockTextAfter, getBlockTextBefore } from '@portabletext/editor/selectors';
import { spacesAround } from '../../../../lib/pasting/spacesAround.ts';

/** Inserts a text with the spaces at its ends, which are lost when the text is read. */
export const withSpaces = (
  snapshot: EditorSnapshot,
  text: string,
  inserted: readonly BehaviorAction[],
): BehaviorAction[] => {
  const { before, after } = spacesAround(text, {
    textBefore: getBlockTextBefore(snapshot),
    textAfter: getBlockTextAfter(snapshot),
  });
  return [...typed(before), ...inserted, ...typed(after)];
};

const typed = (text: string): BehaviorAction[] => (text === '' ? [] : [raise({ type: 'insert.text', text })]);

/** Pasted plain text, which Studio reads, keeps the spaces at its ends. */
export const keepSpaces = defineBehavior({
  on: 'deserialize.data',
  guard: ({ event }) => event.mimeType === 'text/plain' && event.originEvent.type === 'clipboard.paste',
  actions: [
    ({ snapshot, event }) =>
      withSpaces(snapshot, event.data, event.data.trim() === '' ? [] : [forward(event)]),
  ],
});
