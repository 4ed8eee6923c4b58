import { ErrorOutlineIcon } from '@sanity/icons/ErrorOutline';
import { ListCount } from './ListCount.tsx';
import { useMissedCount } from './MissedPane.tsx';

/** The icon of “Missed”, with the number of its entries. */
export const MissedIcon = () => (
  <>
    <ErrorOutlineIcon />
    <ListCount count={useMissedCount()} />
  </>
);
