import { Button, Stack } from '@sanity/ui';
import { type ArrayOfObjectsInputProps, insert, type Reference, setIfMissing } from 'sanity';
import { useSections } from '../newsroom/useSections.ts';

/** Studio's list of references, with a button that adds the sections that it lacks. */
export const SectionOrder = (props: ArrayOfObjectsInputProps) => {
  const { value, onChange, readOnly } = props;
  const listed = (value ?? []) as Partial<Reference>[];
  const missing = (useSections() ?? []).filter(({ id }) => !listed.some(({ _ref }) => _ref === id));
  const add = (): void => {
    const references = missing.map(({ id }) => ({
      _key: crypto.randomUUID().slice(0, 12),
      _type: 'reference',
      _ref: id,
      _weak: true,
    }));
    onChange([setIfMissing([]), insert(references, 'after', [-1])]);
  };
  return (
    <Stack gap={3}>
      {props.renderDefault(props)}
      {missing.length > 0 && !readOnly && (
        <Button
          mode="ghost"
          text={listed.length > 0 ? `Add the other sections (${missing.length})` : 'List all sections'}
          onClick={add}
        />
      )}
    </Stack>
  );
};
