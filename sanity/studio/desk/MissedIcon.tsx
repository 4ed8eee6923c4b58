import { ErrorOutlineIcon } from '@sanity/icons/ErrorOutline';
import { useMissedCount } from '../inbox/MissedPane.tsx';
import { ListCount } from './ListCount.tsx';

/** The icon of “Missed”, with the number of its entries. */
export const MissedIcon = () => (
  <>
    <ErrorOutlineIcon />
    <ListCount count={useMissedCount()} />
  </>
);
