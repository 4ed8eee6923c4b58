import { Button, Flex, Stack, Text } from '@sanity/ui';
import { Refusal } from './Refusal.tsx';

type Props = {
  text: string;
  confirm: string;
  isBusy: boolean;
  refusal: string | null;
  onConfirm(): void;
  onCancel(): void;
};

/** Asks before something that readers notice. */
export const Confirm = ({ text, confirm, isBusy, refusal, onConfirm, onCancel }: Props) => (
  <Stack gap={4}>
    <Text>{text}</Text>
    <Refusal reasons={refusal ? [refusal] : []} />
    <Flex justify="flex-end" gap={2}>
      <Button mode="bleed" text="Cancel" onClick={onCancel} disabled={isBusy} />
      <Button tone="critical" text={confirm} onClick={onConfirm} disabled={isBusy} />
    </Flex>
  </Stack>
);
