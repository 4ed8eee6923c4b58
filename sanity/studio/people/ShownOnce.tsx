import { Button, Flex, Stack, Text, TextInput } from '@sanity/ui';
import { useId, useState } from 'react';
import { DeskDialog } from '../dialogs/DeskDialog.tsx';
import { Labelled } from '../dialogs/Labelled.tsx';

type Props = { title: string; label: string; text: string; secret: string; onClose(): void };

/** A password or token that the lake shows only once. Escape does not lose it. */
export const ShownOnce = ({ title, label, text, secret, onClose }: Props) => {
  const id = useId();
  const [isCopied, setIsCopied] = useState(false);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(secret);
    setIsCopied(true);
  };
  return (
    <DeskDialog title={title} size="small" buttons={<Button text="Done" onClick={onClose} />}>
      <Stack gap={4}>
        <Labelled id={id} label={label} hint="It is shown only once.">
          <Flex gap={2}>
            <div style={{ flex: 1, minWidth: 0 }}>
              <TextInput
                id={id}
                readOnly
                value={secret}
                style={{ fontFamily: 'monospace' }}
                onFocus={({ currentTarget }) => currentTarget.select()}
              />
            </div>
            <Button mode="ghost" text={isCopied ? 'Copied' : 'Copy'} onClick={() => void copy()} />
          </Flex>
        </Labelled>
        <Text size={1}>{text}</Text>
      </Stack>
    </DeskDialog>
  );
};
