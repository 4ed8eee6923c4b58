import { useEditor } from '@portabletext/editor';
import { EventListenerPlugin } from '@portabletext/editor/plugins';
import { useEffect } from 'react';
import { pendingText } from '../layout/saving/PendingText.ts';

/** Notes while the editor has text that its form does not know yet: nobody loses it by closing the page. */
export const NotePendingText = () => {
  const editor = useEditor();
  useEffect(() => () => pendingText.handOver(editor), [editor]);
  return (
    <EventListenerPlugin
      on={({ type }) => {
        if (type === 'patch') pendingText.change(editor);
        if (type === 'mutation') pendingText.handOver(editor);
      }}
    />
  );
};
