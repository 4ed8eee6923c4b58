import { useUserListWithPermissions } from 'sanity';

type Named = { id: string; name: string };

/** Any planned story: whoever may write its draft can be assigned. */
const anyPlan = {
  _id: 'drafts.plan',
  _type: 'coverage',
  _rev: '',
  _createdAt: '',
  _updatedAt: '',
};

/** The people who may write drafts, in the order of their names; undefined until they are known. */
export const usePeople = (): Named[] | undefined => {
  const { data, loading } = useUserListWithPermissions({ documentValue: anyPlan, permission: 'update' });
  if (loading || !data) return undefined;
  return data
    .filter(({ granted }) => granted)
    .map(({ id, displayName }) => ({ id, name: displayName || id }))
    .toSorted((a, b) => a.name.localeCompare(b.name));
};
