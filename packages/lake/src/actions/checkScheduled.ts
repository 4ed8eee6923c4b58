import { releaseDocumentId } from '../documents/releaseDocument.ts';
import { allow } from '../mutations/submit.ts';
import { createWorkingSet, type WorkingSet } from '../mutations/workingSet.ts';
import type { Access } from '../types/access.ts';
import type { Dataset } from '../types/datasets.ts';
import { publishRelease } from './releaseActions.ts';

/**
 * Checks that the caller may publish the releases that it schedules: grants and policy are tried on their current
 * versions, so that the caller gets a rejection now. From then on the versions cannot change (see `submit`).
 *
 * @throws LakeError 403 or 409, as publishing would.
 */
export const checkScheduled = ({
  dataset,
  access,
  working,
  scheduled,
}: {
  dataset: Dataset;
  access: Access;
  working: WorkingSet;
  scheduled: string[];
}): void => {
  for (const name of scheduled) {
    const trial = createWorkingSet(
      { get: working.get, db: dataset.db, listIds: working.listIds },
      { transactionId: working.transactionId, timestamp: working.timestamp, access, budget: working.budget },
    );
    publishRelease(trial, name, 'scheduled');
    const publishAt = String(working.get(releaseDocumentId(name))?.publishAt);
    const at = Date.parse(publishAt) > Date.parse(working.timestamp) ? publishAt : undefined;
    allow({ dataset, access, working: trial, at });
  }
};
