import { Select } from '@sanity/ui';
import { type ObjectInputProps, type Reference, set, unset } from 'sanity';
import { useListenedQuery } from '../newsroom/useListenedQuery.ts';

type Section = { id: string; title: string | null };

/** Sections in the order of the navigation. */
const sectionsQuery =
  '*[_type == "section"] | order(coalesce(order, 9999) asc, title asc){ "id": _id, title }';

/** A list of the published sections: one key chooses. */
export const SectionInput = ({ value, onChange, readOnly, elementProps }: ObjectInputProps<Reference>) => {
  const sections = useListenedQuery<Section[]>(sectionsQuery, {}, { perspective: 'published' });
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
