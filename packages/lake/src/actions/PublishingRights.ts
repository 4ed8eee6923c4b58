import type { Access } from '../types/access.ts';
import type { Dataset } from '../types/datasets.ts';

/** What a timer needs to publish in somebody's name. */
export type PublishingRights = {
  /** What the author may do now; null when there is no such person or token any more. */
  accessOf(author: string, dataset: Dataset): Access | null;
};
