import { Box, Select } from '@sanity/ui';
import { uuid } from '@sanity/uuid';
import { useState } from 'react';
import { type ObjectInputProps, set, unset } from 'sanity';
import { useListenedQuery } from '../newsroom/useListenedQuery.ts';

type Byline = { bylines?: { _ref: string }[]; noByline?: boolean };
type Person = { id: string; name: string | null };

/** A longer list cannot be chosen from. The tab “People” searches all contacts. */
const maxPeople = 500;

const peopleQuery = `*[_type == "person"] | order(lower(name) asc)[0...${maxPeople}]{ "id": _id, name }`;

const withoutByline = 'none';

type Props = {
  story: Byline;
  /** True if the story names nobody, and is not marked to run without a byline. */
  isMissing: boolean;
  readOnly: boolean | undefined;
  onChange: ObjectInputProps['onChange'];
};

/** Names the writer beside what the story still needs. It stays after the choice, which can be changed there. */
export const BylineSelect = ({ story, isMissing, readOnly, onChange }: Props) => {
  const [isChosenHere, setIsChosenHere] = useState(false);
  const isShown = (isMissing || isChosenHere) && (story.bylines?.length ?? 0) < 2;
  const people = useListenedQuery<Person[]>(isShown ? peopleQuery : null, {}, { perspective: 'published' });
  if (!isShown) return null;
  const chosen = story.noByline ? withoutByline : (story.bylines?.[0]?._ref ?? '');
  const choose = (id: string) => {
    setIsChosenHere(true);
    const isNamed = id !== '' && id !== withoutByline;
    onChange([
      isNamed ? set([{ _type: 'reference', _ref: id, _key: uuid() }], ['bylines']) : unset(['bylines']),
      set(id === withoutByline, ['noByline']),
    ]);
  };
  return (
    <Box>
      <Select
        aria-label="Written by"
        fontSize={1}
        padding={2}
        value={chosen}
        disabled={readOnly || !people}
        onChange={({ currentTarget }) => choose(currentTarget.value)}
      >
        <option value="">Choose the writer</option>
        <option value={withoutByline}>Runs without a byline</option>
        {people?.map(({ id, name }) => (
          <option key={id} value={id}>
            {name ?? id}
          </option>
        ))}
      </Select>
    </Box>
  );
};
