import type { Access } from '../types/access.ts';
import type { Dataset } from '../types/datasets.ts';

/** Lets a timer publish with an author's rights. */
export type PublishingRights = {
  /** The author's current access; null if the account or token no longer exists. */
  accessOf(author: string, dataset: Dataset): Access | null;
};
