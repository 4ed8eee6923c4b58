import { LockIcon } from '@sanity/icons/Lock';
import { type DocumentActionComponent, useCurrentUser } from 'sanity';
import { typeRightProblem } from '../../../lib/accounts/typeRights.ts';
import { rolesOf } from '../newsroom/rolesOf.ts';

/** The button of a document that only editors write, for everyone else. It says why the form cannot be changed. */
export const useReadOnly: DocumentActionComponent = ({ type }) => ({
  label: 'Read only',
  icon: LockIcon,
  disabled: true,
  title: typeRightProblem(type, { roles: rolesOf(useCurrentUser()), isNew: () => false }) ?? '',
});
useReadOnly.displayName = 'ReadOnly';
