import type { Access, Dataset } from '../types.ts';

/** What a timer needs to publish in somebody's name. */
export type PublishingRights = {
  /** What the author may do now; null when there is no such person or token any more. */
  accessOf(author: string, dataset: Dataset): Access | null;
};
