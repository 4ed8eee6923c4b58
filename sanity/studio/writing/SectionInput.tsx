import { Select, Text } from '@sanity/ui';
import { type ObjectInputProps, type Reference, set, unset } from 'sanity';
import { useSections } from '../newsroom/useSections.ts';

/** A list of the published sections: one key chooses. */
export const SectionInput = ({ value, onChange, readOnly, elementProps }: ObjectInputProps<Reference>) => {
  const sections = useSections();
  const chosen = value?._ref ?? '';
  const isListed = chosen === '' || sections?.some(({ id }) => id === chosen);
  if (sections?.length === 0 && isListed)
    return <Text size={1}>The paper has no section yet. An editor adds the first one under “Sections”.</Text>;
  return (
    <Select
      {...elementProps}
      value={chosen}
      disabled={readOnly || !sections}
      onChange={({ currentTarget: { value: id } }) =>
        onChange(id ? set({ _type: 'reference', _ref: id }) : unset())
      }
    >
      <option value="">Choose a section</option>
      {!isListed && <option value={chosen}>{sections ? 'A section that is not published' : ''}</option>}
      {sections?.map(({ id, title }) => (
        <option key={id} value={id}>
          {title ?? id}
        </option>
      ))}
    </Select>
  );
};
