import { useEditor } from '@portabletext/editor';
import { EventListenerPlugin } from '@portabletext/editor/plugins';
import { useEffect } from 'react';

/** Studio gives the text no name, which screen readers would say. */
export const NameText = () => {
  const editor = useEditor();
  const name = () => editor.dom.getEditorElement()?.setAttribute('aria-label', 'Text');
  useEffect(() => {
    name();
  });
  // Studio draws the text anew when it is ready, and when it gets the whole window.
  return <EventListenerPlugin on={({ type }) => named.has(type) && name()} />;
};

const named = new Set<string>(['ready', 'editable', 'focused', 'selection']);
