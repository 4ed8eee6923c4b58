import {
  type Editor,
  type EditorSelection,
  type PortableTextBlock,
  type PortableTextTextBlock,
  useEditor,
} from '@portabletext/editor';
import { getBlockEndPoint } from '@portabletext/editor/utils';
import { useEffect } from 'react';
import { heldTyping } from './HeldTyping.ts';

type Selection = NonNullable<EditorSelection>;

const isParagraph = (block: PortableTextBlock): block is PortableTextTextBlock =>
  'children' in block && Array.isArray(block.children);

const isThere = (blocks: readonly PortableTextBlock[], { path, offset }: Selection['focus']): boolean => {
  const keys = path.flatMap((part) => (typeof part === 'object' && '_key' in part ? [part._key] : []));
  const paragraph = blocks.find(({ _key }) => _key === keys[0]);
  if (!paragraph || !isParagraph(paragraph)) return false;
  const span = paragraph.children.find(({ _key }) => _key === keys[1]);
  return typeof span?.text === 'string' && offset <= span.text.length;
};

/**
 * Where the person wrote, else the end of the last paragraph: another person may have changed the text meanwhile. Null if
 * it has no paragraph.
 */
const placeIn = (editor: Editor, selection: Selection | null): Selection | null => {
  const { context } = editor.getSnapshot();
  const isKept = selection && [selection.anchor, selection.focus].every((end) => isThere(context.value, end));
  if (isKept) return selection;
  const last = context.value.findLast(isParagraph);
  if (!last) return null;
  const end = getBlockEndPoint({ context, block: { node: last, path: [{ _key: last._key }] } });
  return { anchor: end, focus: end };
};

/** Puts the words that were typed while the server was away into the text. */
export const TakeHeldWords = () => {
  const editor = useEditor();
  useEffect(() => {
    // An editor that takes no text forgets its selection.
    let last: Selection | null = null;
    const { unsubscribe } = editor.on('selection', ({ selection }) => {
      last = selection ?? last;
    });
    const removeSink = heldTyping.addSink({
      element: () => editor.dom.getEditorElement(),
      open: () => {
        const selection = editor.getSnapshot().context.selection ?? last;
        return (words) => {
          const place = placeIn(editor, selection);
          editor.send({ type: 'focus' });
          if (place) editor.send({ type: 'select', at: place });
          else
            editor.send({
              type: 'insert.block',
              block: { _type: 'block' },
              placement: 'after',
              select: 'end',
            });
          for (const [index, line] of words.split('\n').entries()) {
            if (index > 0) editor.send({ type: 'insert.break' });
            if (line !== '') editor.send({ type: 'insert.text', text: line });
          }
        };
      },
    });
    return () => {
      unsubscribe();
      removeSink();
    };
  }, [editor]);
  return null;
};
