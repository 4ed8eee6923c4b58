import { Box, Button, Flex } from '@sanity/ui';
import { useToast } from '@sanity/ui/toast';
import { useState, useSyncExternalStore } from 'react';
import { changedWords } from '../../../lib/articles/comparison/changedWords.ts';
import type { StuckEdits as Stuck, StuckEdit } from '../connection/retries/stuckEdits.ts';
import { Confirm } from '../dialogs/Confirm.tsx';
import { Notice } from '../dialogs/Notice.tsx';
import { type UnsavedStore, useUnsavedDocument } from './saving/useUnsavedDocument.ts';
import { WordsToCopy } from './WordsToCopy.tsx';

/** Above the bars of Studio and below its dialogs. */
const aboveBars = 500;

type Props = {
  stuckEdits: Stuck;
  /** Has the documents of the open forms. */
  store: UnsavedStore;
};

/** Says which changes the server does not take, and gives a way out of each. */
export const StuckEdits = ({ stuckEdits, store }: Props) => {
  const edits = useSyncExternalStore(stuckEdits.subscribe, stuckEdits.list);
  return (
    <Box
      style={{
        position: 'fixed',
        insetInlineEnd: 0,
        insetBlockEnd: 0,
        inlineSize: 'min(36rem, 100%)',
        zIndex: aboveBars,
      }}
    >
      {edits.map((edit) => (
        <StuckNotice key={edit.id} edit={edit} store={store} />
      ))}
    </Box>
  );
};

const textOf = ({ name }: StuckEdit): string =>
  `The server fails to save “${name}” again and again. What you typed there since is in this window alone, and Studio goes on trying. To write on there now, copy your words, give the change up, and type it again in another way.`;

const StuckNotice = ({ edit, store }: { edit: StuckEdit; store: UnsavedStore }) => {
  const unsaved = useUnsavedDocument(store, edit.id, edit.type);
  const [putOffAt, setPutOffAt] = useState(0);
  const [shown, setShown] = useState<'giveUp' | { words: string } | null>(null);
  const toast = useToast();
  const close = () => setShown(null);

  const copy = async () => {
    const words = changedWords(edit.stored, unsaved.current ?? {});
    if (words === '') {
      toast.push({ status: 'warning', title: 'This change has no words to copy' });
      return;
    }
    try {
      await navigator.clipboard.writeText(words);
      toast.push({ status: 'success', title: 'Copied' });
    } catch {
      setShown({ words });
    }
  };

  if (shown === 'giveUp')
    return (
      <Confirm
        title={`Give up the change of “${edit.name}”?`}
        text="The form goes back to what the server has. What you typed there since is lost, unless you have copied it."
        confirm="Give the change up"
        isBusy={false}
        error={null}
        onConfirm={edit.giveUp}
        onClose={close}
      />
    );
  if (shown !== null) return <WordsToCopy words={shown.words} onClose={close} />;
  if (putOffAt >= edit.told) return null;
  return (
    <Notice tone="critical" title="Cannot be saved" text={textOf(edit)}>
      <Flex gap={2} wrap="wrap">
        <Button mode="ghost" text="Copy the words" onClick={() => void copy()} />
        <Button mode="ghost" tone="critical" text="Give the change up" onClick={() => setShown('giveUp')} />
        <Button mode="bleed" text="Later" onClick={() => setPutOffAt(edit.told)} />
      </Flex>
    </Notice>
  );
};
