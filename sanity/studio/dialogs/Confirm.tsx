import { Button, Text } from '@sanity/ui';
import { DeskDialog } from './DeskDialog.tsx';

type Props = {
  title: string;
  text: string;
  confirm: string;
  isBusy: boolean;
  error: string | null;
  /** True if it cannot be confirmed any more. */
  isResting?: boolean;
  onConfirm(): void;
  onClose(): void;
};

/** Asks for confirmation of an action that readers notice. */
export const Confirm = ({
  title,
  text,
  confirm,
  isBusy,
  error,
  isResting = false,
  onConfirm,
  onClose,
}: Props) => (
  <DeskDialog
    title={title}
    size="medium"
    problems={error ? [error] : []}
    buttons={
      <>
        <Button mode="bleed" text="Cancel" onClick={onClose} disabled={isBusy} />
        <Button tone="default" text={confirm} onClick={onConfirm} disabled={isBusy || isResting} />
      </>
    }
    onClose={onClose}
  >
    <Text>{text}</Text>
  </DeskDialog>
);
