import { Select, Stack, Text } from '@sanity/ui';
import { type StringInputProps, set, unset, useFormValue } from 'sanity';

type Listed = { _key: string; outlet?: string; title?: string };

const nameOf = ({ outlet, title }: Listed, index: number): string =>
  `${index + 1}. ${[title, outlet].filter(Boolean).join(', ') || 'A source without a name'}`;

/** Chooses one of the story's sources. */
export const SourceNoteInput = ({ value, onChange, readOnly, elementProps }: StringInputProps) => {
  const listed = useFormValue(['sources']);
  const sources = Array.isArray(listed) ? (listed as Listed[]) : [];
  const isGone = value !== undefined && sources.every(({ _key }) => _key !== value);
  return (
    <Stack gap={3}>
      <Select
        {...elementProps}
        value={value ?? ''}
        readOnly={readOnly}
        onChange={({ currentTarget }) => onChange(currentTarget.value ? set(currentTarget.value) : unset())}
      >
        <option value="">Choose a source</option>
        {isGone && <option value={value}>A source that is not in the list any more</option>}
        {sources.map((source, index) => (
          <option key={source._key} value={source._key}>
            {nameOf(source, index)}
          </option>
        ))}
      </Select>
      {sources.length === 0 && (
        <Text size={1} muted>
          The story has no sources yet. Add them under “Filing”, in “Sources”.
        </Text>
      )}
    </Stack>
  );
};
