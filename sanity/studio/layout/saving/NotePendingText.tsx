import { useEditor } from '@portabletext/editor';
import { EventListenerPlugin } from '@portabletext/editor/plugins';
import { useEffect } from 'react';
import { pendingText } from './PendingText.ts';

/** Notes while the editor has text that its form does not know yet: nobody closes the page, or publishes, without it. */
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
