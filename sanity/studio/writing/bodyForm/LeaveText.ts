import { useEditor } from '@portabletext/editor';
import { useEffect } from 'react';

/**
 * Tells the editor that the focus has left the text. It misses that while it sets the selection, and would take the focus
 * back at its next change, and with it the keys of a person who types in a dialog.
 */
export const LeaveText = () => {
  const editor = useEditor();
  useEffect(() => {
    const follow = ({ target }: FocusEvent) => {
      if (target instanceof Element && !target.closest('[data-pt-editor]')) editor.send({ type: 'blur' });
    };
    document.addEventListener('focusin', follow);
    return () => document.removeEventListener('focusin', follow);
  }, [editor]);
  return null;
};
