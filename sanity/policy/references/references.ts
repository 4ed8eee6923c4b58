import type { Proposal } from 'local-lake/policy';
import { titleOf } from '../../../lib/references/titleOf.ts';
import { releaseIn } from '../../../lib/releases/releaseIn.ts';
import { asText, isPublic, isPublishedId } from '../changes.ts';
import { isRecord } from './weakenReferences.ts';

/**
 * Returns why a story or person may not leave the site while others refer to it, or null. A draft never keeps it there,
 * nor does a published correction, which cannot be changed. A copy in a scheduled release keeps a person: nobody would
 * notice before its hour that it is not published.
 */
export const findReferredProblem = (proposal: Proposal): string | null => {
  const { changes, get, listReferrers } = proposal;
  for (const { id, before, after } of changes.filter(isPublic)) {
    if (after) continue;
    if (before?._type === 'person') {
      const copy = listReferrers(id).find((referrer) => isInScheduledRelease(referrer, proposal));
      if (copy !== undefined)
        return `“${titleOf(get(copy)) ?? copy}” names this person and is scheduled in a release. Unschedule the release, and take the name out there first.`;
    }
    if (!asText(before)) continue;
    const referrer = listReferrers(id).find((one) => isPublishedId(one) && !isRecord(get(one)));
    if (referrer !== undefined)
      return `“${titleOf(get(referrer)) ?? referrer}” leads to it. Take the link out of there first, then take this off the site.`;
  }
  return null;
};

const isInScheduledRelease = (id: string, { get }: Proposal): boolean => {
  const name = releaseIn(id);
  return name !== null && get(`_.releases.${name}`)?.state === 'scheduled';
};
