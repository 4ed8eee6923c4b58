import { Checkbox, Flex, Grid, Select, Stack, Text, TextInput } from '@sanity/ui';
import { type ReactNode, useId } from 'react';
import { type PlanForm, planFormWarnings } from '../../../lib/planning/PlanForm.ts';
import { usePerson } from '../actions/usePerson.ts';
import { Checks } from '../dialogs/Checks.tsx';
import { Labelled } from '../dialogs/Labelled.tsx';
import { Problems } from '../dialogs/Problems.tsx';
import { TextField } from '../dialogs/TextField.tsx';
import { TimeFields } from '../dialogs/TimeFields.tsx';
import { useSections } from '../newsroom/useSections.ts';
import { usePeople } from './usePeople.ts';

type Props = { form: PlanForm; timeZone: string; onChange(changed: Partial<PlanForm>): void };

/** The fields of a new plan. */
export const PlanFields = ({ form, timeZone, onChange }: Props) => {
  const id = useId();
  return (
    <Stack gap={5}>
      <Labelled id={id} label="Slug" hint="Two or three words, such as “budget vote”.">
        <TextInput
          id={id}
          maxLength={100}
          autoFocus
          autoComplete="off"
          value={form.slug}
          onChange={({ currentTarget }) => onChange({ slug: currentTarget.value })}
        />
      </Labelled>
      <Grid gridTemplateColumns={[1, 2]} gap={4}>
        <Desk value={form.desk} onChange={(desk) => onChange({ desk })} />
        <Length value={form.length} onChange={(length) => onChange({ length })} />
      </Grid>
      <Who chosen={form.assignedTo} onChange={(assignedTo) => onChange({ assignedTo })} />
      <Group legend="Due">
        <TimeFields wallClock={form.due} onChange={(due) => onChange({ due })} />
        <Text size={1} muted>
          In the publication’s time zone ({timeZone}).
        </Text>
        <Problems tone="caution" problems={planFormWarnings(form, timeZone, new Date().toISOString())} />
      </Group>
      <TextField
        label="Pictures wanted"
        hint="What they show, and from whom."
        rows={2}
        value={form.picturesWanted}
        onChange={(picturesWanted) => onChange({ picturesWanted: picturesWanted.slice(0, 2_000) })}
      />
      <Flex as="label" align="center" gap={2}>
        <Checkbox
          checked={form.isEmbargoed}
          onChange={({ currentTarget }) => onChange({ isEmbargoed: currentTarget.checked })}
        />
        <Text size={1} weight="semibold">
          Under embargo
        </Text>
      </Flex>
      {form.isEmbargoed && (
        <Group legend="Embargoed until">
          <TimeFields wallClock={form.embargo} onChange={(embargo) => onChange({ embargo })} />
        </Group>
      )}
    </Stack>
  );
};

const Group = ({ legend, children }: { legend: string; children: ReactNode }) => (
  <fieldset style={{ border: 0, margin: 0, padding: 0 }}>
    <Stack gap={3}>
      <Text as="legend" size={1} weight="semibold">
        {legend}
      </Text>
      {children}
    </Stack>
  </fieldset>
);

type FieldProps = { value: string; onChange(value: string): void };

const Desk = ({ value, onChange }: FieldProps) => {
  const id = useId();
  const sections = useSections();
  return (
    <Labelled id={id} label="Desk" hint="">
      <Select id={id} value={value} onChange={({ currentTarget }) => onChange(currentTarget.value)}>
        <option value="">No desk yet</option>
        {sections?.map((section) => (
          <option key={section.id} value={section.id}>
            {section.title ?? section.id}
          </option>
        ))}
      </Select>
    </Labelled>
  );
};

const Length = ({ value, onChange }: FieldProps) => {
  const id = useId();
  return (
    <Labelled id={id} label="Length in words" hint="">
      <TextInput
        id={id}
        inputMode="numeric"
        autoComplete="off"
        value={value}
        onChange={({ currentTarget }) => onChange(currentTarget.value.trim())}
      />
    </Labelled>
  );
};

/** A journalist plans for nobody else. */
const Who = ({ chosen, onChange }: { chosen: string[]; onChange(chosen: string[]): void }) => {
  const people = usePeople();
  const { id: me, mayPublish } = usePerson();
  return (
    <Checks
      legend="Who"
      options={(people ?? [])
        .filter(({ id }) => mayPublish || id === me)
        .map(({ id, name }) => ({ value: id, title: name }))}
      chosen={chosen}
      onChange={onChange}
    />
  );
};
