import { Fragment } from 'react';
import { useUser } from 'sanity';

/** The names of people, or that nobody has the story yet. */
export const Names = ({ ids }: { ids: string[] }) =>
  ids.length === 0
    ? 'Nobody yet'
    : ids.map((id, index) => (
        <Fragment key={id}>
          {index > 0 && ', '}
          <Name id={id} />
        </Fragment>
      ));

const Name = ({ id }: { id: string }) => {
  const [user] = useUser(id);
  return user?.displayName ?? '…';
};
