import { type Editor, type EditorSelection, useEditor } from '@portabletext/editor';
import { useEffect } from 'react';
import { heldTyping } from './HeldTyping.ts';

type Selection = NonNullable<EditorSelection>;

/** Null if another person has removed the paragraph meanwhile. */
const placeIn = (editor: Editor, selection: Selection | null): Selection | null => {
  const { value } = editor.getSnapshot().context;
  const [block] = selection?.focus.path ?? [];
  const isThere = value.some(
    ({ _key }) => typeof block === 'object' && '_key' in block && block._key === _key,
  );
  return isThere ? selection : null;
};

/** Puts the words that were typed while the server was away where the caret was, else at the end of the text. */
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
