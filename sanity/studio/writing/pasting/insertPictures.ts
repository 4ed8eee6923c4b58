import type { Editor } from '@portabletext/editor';
import { getFocusTextBlock } from '@portabletext/editor/selectors';
import { isEmptyTextBlock } from '@portabletext/editor/utils';
import type { DropPlace } from '../bodyForm/DroppedFiles.ts';

/**
 * Puts empty pictures into the text: at the place of a drop, else at the caret, else at the end. An empty paragraph is
 * replaced.
 *
 * @returns their keys.
 */
export const insertPictures = (editor: Editor, count: number, place: DropPlace | null): string[] => {
  const { context } = editor.getSnapshot();
  const blocks = Array.from({ length: count }, () => ({ _type: 'image', _key: context.keyGenerator() }));
  const last = context.value.at(-1);
  const end = last && { path: [{ _key: last._key }], offset: 0 };
  const at = place?.at ?? context.selection ?? (end ? { anchor: end, focus: end } : null);
  if (at) editor.send({ type: 'select', at });
  const target = getFocusTextBlock(editor.getSnapshot());
  const isReplaced = target !== undefined && isEmptyTextBlock(context, target.node);
  editor.send({
    type: 'insert.blocks',
    blocks,
    placement: isReplaced ? 'auto' : (place?.side ?? 'after'),
  });
  return blocks.map(({ _key }) => _key);
};
