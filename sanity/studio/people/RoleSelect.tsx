import { Select } from '@sanity/ui';
import { useId } from 'react';
import { Labelled } from '../dialogs/Labelled.tsx';
import type { Role } from './accounts.ts';

type Props = { roles: Role[]; value: string; onChange(name: string): void };

/** A choice of a role, with what it may do. */
export const RoleSelect = ({ roles, value, onChange }: Props) => {
  const id = useId();
  const chosen = roles.find(({ name }) => name === value);
  return (
    <Labelled id={id} label="Role" hint={chosen?.description ?? ''}>
      <Select id={id} value={value} onChange={({ currentTarget }) => onChange(currentTarget.value)}>
        {roles.map(({ name, title }) => (
          <option key={name} value={name}>
            {title}
          </option>
        ))}
      </Select>
    </Labelled>
  );
};
