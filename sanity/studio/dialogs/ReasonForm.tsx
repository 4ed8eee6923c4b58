import { Button, Stack, Text } from '@sanity/ui';
import { type FormEvent, useId } from 'react';
import { reasonProblem } from '../../../lib/text/reasonProblem.ts';
import { DeskDialog } from './DeskDialog.tsx';
import { KeptWords } from './KeptWords.tsx';
import { TextField } from './TextField.tsx';
import { useKeptWords } from './useKeptWords.ts';

type Props = {
  title: string;
  /** Names the reason: it is kept under it until it is sent. */
  keptAs: string;
  /** A warning above the field, or nothing. */
  text?: string;
  hint: string;
  confirm: string;
  /** Why it cannot be sent whatever is written, or null. */
  obstacle?: string | null;
  isBusy: boolean;
  error: string | null;
  /** Resolves to true if it succeeded. */
  onSubmit(reason: string): Promise<boolean>;
  onClose(): void;
};

/** A dialog that asks for a reason before an action. */
export const ReasonForm = ({
  title,
  keptAs,
  text,
  hint,
  confirm,
  obstacle = null,
  isBusy,
  error,
  onSubmit,
  onClose,
}: Props) => {
  const id = useId();
  const { words, isKept, keptAt, change, forget } = useKeptWords(keptAs, { reason: '' });
  const problem = reasonProblem(words.reason);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (obstacle !== null) return;
    if (!(await onSubmit(words.reason.trim()))) return;
    forget();
    onClose();
  };
  return (
    <DeskDialog
      title={title}
      size="medium"
      problems={[obstacle, problem, error].filter((text) => text !== null)}
      buttons={
        <Button
          form={id}
          type="submit"
          tone="default"
          text={confirm}
          disabled={isBusy || obstacle !== null || problem !== null || words.reason.trim() === ''}
        />
      }
      hasOwnFocus
      onClose={onClose}
    >
      <form id={id} onSubmit={(event) => void submit(event)}>
        <Stack gap={4}>
          {isKept && <KeptWords at={keptAt} onForget={forget} />}
          {text && <Text>{text}</Text>}
          <TextField
            label="Why"
            hint={hint}
            rows={3}
            isFirst
            value={words.reason}
            onChange={(reason) => change({ reason })}
          />
        </Stack>
      </form>
    </DeskDialog>
  );
};
