import { useEditor } from '@portabletext/editor';
import { useEffect } from 'react';
import { getPublishedId, useFormValue } from 'sanity';
import { storyStyleOf } from './StoryStyle.ts';

/** Lets the panel of house style change and select text in the body. */
export const StylePlugin = () => {
  const editor = useEditor();
  const id = getPublishedId(String(useFormValue(['_id']) ?? ''));
  useEffect(() => {
    const style = storyStyleOf(id);
    style.editor = editor;
    return () => {
      if (style.editor === editor) style.editor = null;
    };
  }, [editor, id]);
  return null;
};
