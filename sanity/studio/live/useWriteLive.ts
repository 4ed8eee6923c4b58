import { BoltIcon } from '@sanity/icons/Bolt';
import type { DocumentActionComponent } from 'sanity';
import { useOpenEntries } from './useEntryAddress.ts';

/** Leads from a live story to its entries. */
export const useWriteLive: DocumentActionComponent = ({ id, draft, published }) => {
  const open = useOpenEntries();
  return (draft ?? published)?.typeOfWork === 'live'
    ? { label: 'Live entries', icon: BoltIcon, onHandle: () => open(id) }
    : null;
};
useWriteLive.displayName = 'WriteLive';
