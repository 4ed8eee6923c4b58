import { Select } from '@sanity/ui';
import { type ObjectInputProps, type Reference, set, unset } from 'sanity';
import { useSections } from '../newsroom/useSections.ts';

/** A list of the published sections: one key chooses. */
export const SectionInput = ({ value, onChange, readOnly, elementProps }: ObjectInputProps<Reference>) => {
  const sections = useSections();
  const chosen = value?._ref ?? '';
  const isListed = chosen === '' || sections?.some(({ id }) => id === chosen);
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
