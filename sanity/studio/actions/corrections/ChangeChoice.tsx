import { Button, Stack, Text } from '@sanity/ui';
import { type CorrectionKind, correctionKinds } from '../../../../lib/corrections/vocabulary.ts';
import { Refusal } from '../Refusal.tsx';

type Props = {
  isBusy: boolean;
  refusal: string | null;
  /** Why it is more than a typo, null where it is one; and whether readers lose nothing by it. */
  typoProblem: string | null;
  isAddition: boolean;
  onChoose(kind: CorrectionKind): void;
};

const choices = [
  ...correctionKinds.filter(({ value }) => value === 'typo'),
  ...correctionKinds.filter(({ value }) => value !== 'typo' && value !== 'retraction'),
];

/** Asked when the words of a live story changed: what is this change? */
export const ChangeChoice = ({ isBusy, refusal, typoProblem, isAddition, onChoose }: Props) => (
  <Stack gap={4}>
    <Text size={1} muted>
      Readers have seen this story. A typo, or news that only adds to it, goes live by itself; everything else
      once another editor has approved it.
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
            {[description, whoDecides(value, typoProblem, isAddition)].filter(Boolean).map((line) => (
              <Text key={line} size={1} muted style={{ whiteSpace: 'normal' }}>
                {line}
              </Text>
            ))}
          </Stack>
        </Button>
      ))}
    </Stack>
    <Refusal reasons={refusal ? [refusal] : []} />
  </Stack>
);

const whoDecides = (kind: CorrectionKind, typoProblem: string | null, isAddition: boolean): string => {
  if (kind === 'typo')
    return typoProblem ? `${typoProblem} Another editor has to approve it.` : 'Goes live at once.';
  return kind === 'update' && isAddition ? 'You only added to it: goes live at once.' : '';
};
