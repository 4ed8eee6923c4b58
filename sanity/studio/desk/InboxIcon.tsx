import { BellIcon } from '@sanity/icons/Bell';
import { useInboxCount } from '../inbox/useInboxCount.ts';
import { ListCount } from './ListCount.tsx';

/** The icon of “For me”, with the number of its entries. */
export const InboxIcon = () => (
  <>
    <BellIcon />
    <ListCount count={useInboxCount()} />
  </>
);
