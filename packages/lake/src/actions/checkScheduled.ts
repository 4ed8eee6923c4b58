import { releaseDocumentId } from '../documents/releaseDocument.ts';
import { checkAllowed } from '../mutations/submit.ts';
import { createWorkingSet, type WorkingSet } from '../mutations/workingSet.ts';
import type { Access } from '../types/access.ts';
import type { Dataset } from '../types/datasets.ts';
import { publishRelease } from './releaseActions.ts';

/**
 * A scheduled release is published later by the lake's own hand, which no policy holds back. So whoever schedules
 * it has to be allowed to publish it as it is: the same grants and the same policy, tried on the spot. From then
 * on its versions are closed (see `submit`).
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
      { get: working.get, db: dataset.db },
      { transactionId: working.transactionId, timestamp: working.timestamp, canRead: working.canRead },
    );
    publishRelease(trial, name, 'scheduled');
    const publishAt = String(working.get(releaseDocumentId(name))?.publishAt);
    const at = Date.parse(publishAt) > Date.parse(working.timestamp) ? publishAt : undefined;
    checkAllowed({ dataset, access, working: trial, at });
  }
};
