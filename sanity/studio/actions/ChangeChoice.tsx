import { Button, Stack, Text } from '@sanity/ui';
import { type CorrectionKind, correctionKinds } from '../../../lib/corrections/vocabulary.ts';
import { Refusal } from './Refusal.tsx';

type Props = {
  isBusy: boolean;
  refusal: string | null;
  onChoose(kind: CorrectionKind): void;
};

const choices = [
  ...correctionKinds.filter(({ value }) => value === 'typo'),
  ...correctionKinds.filter(({ value }) => value !== 'typo' && value !== 'retraction'),
];

/** Asked when the words of a live story changed: what is this change? */
export const ChangeChoice = ({ isBusy, refusal, onChoose }: Props) => (
  <Stack gap={4}>
    <Text size={1} muted>
      Readers have seen this story. Only a typo goes live by itself; everything else is told to them, after
      another editor approved it.
    </Text>
    <Stack gap={2}>
      {choices.map(({ value, title, description }) => (
        <Button
          key={value}
          mode="ghost"
          justify="flex-start"
          disabled={isBusy}
          padding={4}
          onClick={() => onChoose(value)}
        >
          <Stack gap={3}>
            <Text weight="semibold">{title}</Text>
            <Text size={1} muted>
              {description}
            </Text>
          </Stack>
        </Button>
      ))}
    </Stack>
    <Refusal reasons={refusal ? [refusal] : []} />
  </Stack>
);
