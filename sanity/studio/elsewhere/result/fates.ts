import type { Fate } from '../../../../lib/import/account/Account.ts';

/** What became of the words of a page, as people read it. */
export const fates: Record<Fate, string> = {
  placed: 'In the draft',
  left: 'Left over',
  dropped: 'Not of the story',
};

export const allFates = Object.keys(fates) as Fate[];
