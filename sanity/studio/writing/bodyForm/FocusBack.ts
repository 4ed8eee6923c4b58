import { useEditor } from '@portabletext/editor';
import { use, useEffect } from 'react';
import { BodyForm } from './BodyForm.ts';

/** Gives the focus to the text when the form of a block was closed. Studio leaves it nowhere. */
export const FocusBack = () => {
  const editor = useEditor();
  const openBlock = use(BodyForm)?.openBlock;
  useEffect(
    () =>
      openBlock?.connect(() => {
        // Studio's dialog is removed first, and what had the focus in it.
        requestAnimationFrame(() => {
          if (document.activeElement === document.body) editor.send({ type: 'focus' });
        });
      }),
    [openBlock, editor],
  );
  return null;
};
