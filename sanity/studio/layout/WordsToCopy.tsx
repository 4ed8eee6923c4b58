import { Button, TextArea } from '@sanity/ui';
import { DeskDialog } from '../dialogs/DeskDialog.tsx';

/** Words for a browser that keeps its clipboard from Studio, as without HTTPS. They are selected. */
export const WordsToCopy = ({ words, onClose }: { words: string; onClose(): void }) => (
  <DeskDialog
    title="Copy these words"
    size="medium"
    hasOwnFocus
    buttons={<Button text="Done" onClick={onClose} />}
    onClose={onClose}
  >
    <TextArea
      aria-label="Words that are not saved"
      autoFocus
      readOnly
      rows={12}
      value={words}
      onFocus={(event) => event.currentTarget.select()}
    />
  </DeskDialog>
);
