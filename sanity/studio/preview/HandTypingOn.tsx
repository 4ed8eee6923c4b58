import { useEditor } from '@portabletext/editor';
import { EventListenerPlugin } from '@portabletext/editor/plugins';
import { use, useEffect, useRef } from 'react';
import { usePresentationParams } from 'sanity/presentation';
import { BodyForm } from '../writing/bodyForm/BodyForm.ts';
import { SaveOften } from './SaveOften.ts';

/** Typed text waits no longer for the form, which shows it with each change anew. */
const intervalMs = 200;

/** Gives typed text to the form at once while its preview is open, so that the preview follows the typing. */
export const HandTypingOn = () => usePresentationParams(false) !== null && <HandOn />;

const HandOn = () => {
  const form = use(BodyForm);
  const editor = useEditor();
  const handing = useRef<SaveOften>(undefined);
  handing.current ??= new SaveOften(() => form?.giveText(), intervalMs);
  useEffect(() => () => handing.current?.stop(), []);
  return (
    <EventListenerPlugin
      on={(event) => {
        if (event.type !== 'patch') return;
        form?.earlyText.note(editor, event.patch);
        handing.current?.change();
      }}
    />
  );
};
