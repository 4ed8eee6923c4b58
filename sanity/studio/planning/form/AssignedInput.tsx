import { Text } from '@sanity/ui';
import { type ArrayOfPrimitivesInputProps, set, unset } from 'sanity';
import { usePerson } from '../../actions/usePerson.ts';
import { Checks } from '../../dialogs/Checks.tsx';
import { usePeople } from '../usePeople.ts';

/** Who writes a planned story: a checkbox for each person. A journalist assigns nobody else. */
export const AssignedInput = ({ value, onChange, readOnly }: ArrayOfPrimitivesInputProps) => {
  const people = usePeople();
  const { id: me, mayPublish } = usePerson();
  const chosen = (value ?? []).filter((id) => typeof id === 'string');
  if (!people) return <Text muted>Loading…</Text>;
  const known = people.map(({ id, name }) => ({ value: id, title: name }));
  const gone = chosen
    .filter((id) => !people.some((one) => one.id === id))
    .map((id) => ({ value: id, title: 'Someone without an account' }));
  const offered = [...known, ...gone].filter(
    ({ value: id }) => chosen.includes(id) || (!readOnly && (mayPublish || id === me)),
  );
  if (offered.length === 0) return <Text muted>Nobody yet</Text>;
  return (
    <Checks
      legend=""
      options={offered}
      chosen={chosen}
      isDisabled={readOnly === true}
      onChange={(ids) => onChange(ids.length > 0 ? set(ids) : unset())}
    />
  );
};
