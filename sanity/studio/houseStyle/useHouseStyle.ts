import { useMemo } from 'react';
import { type HouseStyle, houseStyleFrom, houseStyleId } from '../../../lib/houseStyle/HouseStyle.ts';
import { useListenedQuery } from '../newsroom/useListenedQuery.ts';

/** The newsroom's house style as it is published; null until it is known. */
export const useHouseStyle = (): HouseStyle | null => {
  const stored = useListenedQuery<object | null>(
    '*[_type == "houseStyle" && _id == $id][0]{ words, checks }',
    { id: houseStyleId },
    { perspective: 'published' },
  );
  return useMemo(() => (stored === undefined ? null : houseStyleFrom(stored)), [stored]);
};

const maxPeople = 2_000;
const namesQuery = `array::unique(*[_type == "person" && defined(name)] | order(name asc) [0...${maxPeople}].name)`;

/** The names of the newsroom's contacts; null until they are known. */
export const useContactNames = (): string[] | null => {
  const names = useListenedQuery<string[]>(namesQuery, {}, { listenTo: '_type == "person"' });
  return names ?? null;
};
