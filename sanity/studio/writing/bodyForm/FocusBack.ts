import { useEditor } from '@portabletext/editor';
import { use, useEffect } from 'react';
import { BodyForm } from './BodyForm.ts';

/** Gives the focus to the text when the dialog of a block was closed. Studio leaves it nowhere. */
export const FocusBack = () => {
  const editor = useEditor();
  const openBlock = use(BodyForm)?.openBlock;
  useEffect(() => {
    // Studio calls a block open too while the caret is in it.
    let wasInDialog = false;
    const follow = ({ target }: FocusEvent) => {
      wasInDialog = target instanceof Element && target.closest('[role=dialog]') !== null;
    };
    document.addEventListener('focusin', follow);
    const disconnect = openBlock?.connect(() => {
      if (!wasInDialog) return;
      // The dialog is removed first, and what had the focus in it.
      requestAnimationFrame(() => {
        if (document.activeElement === document.body) editor.send({ type: 'focus' });
      });
    });
    return () => {
      document.removeEventListener('focusin', follow);
      disconnect?.();
    };
  }, [openBlock, editor]);
  return null;
};
