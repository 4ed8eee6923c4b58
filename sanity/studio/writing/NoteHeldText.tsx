import { useEditor } from '@portabletext/editor';
import { EventListenerPlugin } from '@portabletext/editor/plugins';
import { useEffect } from 'react';
import { heldText } from '../layout/saving/HeldText.ts';

/** Notes while the editor has text that its form does not know yet: nobody loses it by closing the page. */
export const NoteHeldText = () => {
  const editor = useEditor();
  useEffect(() => () => heldText.handOver(editor), [editor]);
  return (
    <EventListenerPlugin
      on={({ type }) => {
        if (type === 'patch') heldText.change(editor);
        if (type === 'mutation') heldText.handOver(editor);
      }}
    />
  );
};
