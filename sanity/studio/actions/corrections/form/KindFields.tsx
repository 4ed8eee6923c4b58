import { Grid, Select, Stack, Text } from '@sanity/ui';
import { useId } from 'react';
import {
  type AffectedPart,
  affectedParts,
  type CorrectionKind,
  type CorrectionSeverity,
  correctionSeverities,
} from '../../../../../lib/corrections/vocabulary.ts';
import { Checks } from '../../../dialogs/Checks.tsx';
import { Labelled } from '../../../dialogs/Labelled.tsx';
import { choosableKinds, type FormWords } from './FormWords.ts';

type Props = {
  words: FormWords;
  isKindFixed: boolean;
  /** What the draft changes. */
  fixedParts: AffectedPart[];
  change(changed: Partial<FormWords>): void;
};

/** Kind, severity and the parts of the story. */
export const KindFields = ({ words, isKindFixed, fixedParts, change }: Props) => (
  <>
    <Grid gridTemplateColumns={[1, 1, 2]} gap={4}>
      {!isKindFixed && (
        <Choice
          label="Kind"
          options={choosableKinds}
          value={words.kind}
          onChange={(kind: CorrectionKind) => change({ kind })}
        />
      )}
      {words.kind !== 'retraction' && words.kind !== 'typo' && (
        <Choice
          label="Severity"
          options={correctionSeverities}
          value={words.severity}
          onChange={(severity: CorrectionSeverity) => change({ severity })}
        />
      )}
    </Grid>
    <Stack gap={3}>
      <Checks
        legend="Parts of the story"
        options={affectedParts}
        chosen={words.affects}
        fixed={fixedParts}
        onChange={(affects) => change({ affects })}
      />
      {fixedParts.length > 0 && (
        <Text size={1} muted>
          What the draft changes is always among them.
        </Text>
      )}
    </Stack>
  </>
);

type ChoiceProps<Value extends string> = {
  label: string;
  options: readonly { value: Value; title: string; description: string }[];
  value: Value;
  onChange(value: Value): void;
};

const Choice = <Value extends string>({ label, options, value, onChange }: ChoiceProps<Value>) => {
  const id = useId();
  const chosen = options.find((option) => option.value === value);
  return (
    <Labelled id={id} label={label} hint={chosen?.description ?? ''}>
      <Select id={id} value={value} onChange={({ currentTarget }) => onChange(currentTarget.value as Value)}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.title}
          </option>
        ))}
      </Select>
    </Labelled>
  );
};
