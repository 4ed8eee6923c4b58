import { useEditor } from '@portabletext/editor';
import { EventListenerPlugin } from '@portabletext/editor/plugins';
import { use, useEffect, useRef } from 'react';
import { getPublishedId, useFormValue } from 'sanity';
import { usePresentationParams } from 'sanity/presentation';
import { BodyForm } from '../writing/bodyForm/BodyForm.ts';
import { changedTexts, isTextOfBody } from './changedTexts.ts';
import { SaveOften } from './SaveOften.ts';
import { tellTexts } from './tellPreviews.ts';

/** Typed text waits no longer for the form, which shows it with each change anew. */
const intervalMs = 200;

/** Gives typed text to the preview, and to the form, at once while the preview is open. */
export const HandTypingOn = () => usePresentationParams(false) !== null && <HandOn />;

const HandOn = () => {
  const form = use(BodyForm);
  const editor = useEditor();
  const told = useRef(editor.getSnapshot().context.value);
  const id = getPublishedId(String(useFormValue(['_id']) ?? ''));
  const handing = useRef<SaveOften>(undefined);
  handing.current ??= new SaveOften(() => form?.giveText(), intervalMs);
  useEffect(() => () => handing.current?.stop(), []);
  return (
    <EventListenerPlugin
      on={(event) => {
        const { value } = editor.getSnapshot().context;
        // What the form gave to the editor is not typed.
        if (event.type === 'value changed' || event.type === 'focused') told.current = value;
        if (event.type !== 'patch') return;
        tellTexts(id, changedTexts(told.current, value, form?.path()).filter(isTextOfBody));
        told.current = value;
        form?.earlyText.note(editor, event.patch);
        handing.current?.change();
      }}
    />
  );
};
