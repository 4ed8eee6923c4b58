import { Card, Grid, Stack, Text } from '@sanity/ui';
import { type CorrectionKind, correctionKinds } from '../../../../lib/corrections/vocabulary.ts';

type Props = {
  isDisabled: boolean;
  /** Why the change is more than a typo, with who must approve it, or null. */
  typoProblem: string | null;
  isAddition: boolean;
  onChoose(kind: CorrectionKind): void;
};

const choices = [
  ...correctionKinds.filter(({ value }) => value === 'typo'),
  ...correctionKinds.filter(({ value }) => value !== 'typo' && value !== 'retraction'),
];

/** The kinds that a change of a live story may be of, each with what follows. */
export const ChangeChoice = ({ isDisabled, typoProblem, isAddition, onChoose }: Props) => (
  <Grid gridTemplateColumns={[1, 1, 2, 3]} gap={2}>
    {choices.map(({ value, title, description }) => (
      <Card
        key={value}
        as="button"
        type="button"
        radius={1}
        padding={3}
        disabled={isDisabled}
        onClick={() => onChoose(value)}
        style={{
          border: '1px solid var(--card-border-color)',
          display: 'flex',
          alignItems: 'flex-start',
          textAlign: 'start',
        }}
      >
        <Stack gap={3}>
          <Text weight="semibold">{title}</Text>
          {[description, approvalNeeded(value, typoProblem, isAddition)].filter(Boolean).map((line) => (
            <Text key={line} size={1} muted style={{ whiteSpace: 'normal' }}>
              {line}
            </Text>
          ))}
        </Stack>
      </Card>
    ))}
  </Grid>
);

const approvalNeeded = (kind: CorrectionKind, typoProblem: string | null, isAddition: boolean): string => {
  if (kind === 'typo') return typoProblem ?? 'Goes live at once. Another editor looks it over afterwards.';
  return kind === 'update' && isAddition ? 'You only added text, so it goes live at once.' : '';
};
