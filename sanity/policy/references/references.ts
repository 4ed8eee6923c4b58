import type { Companion, Proposal, SanityDocument } from 'local-lake/policy';
import { isObject } from '../../../lib/isObject.ts';
import { titleOf } from '../../../lib/references/titleOf.ts';
import { withWeakReferences } from '../../../lib/references/withWeakReferences.ts';
import { releaseIn } from '../../../lib/releases/releaseIn.ts';
import { asText, isPublic, isPublishedId } from '../changes.ts';

/**
 * Returns why a story or person may not leave the site while others refer to it, or null. A draft alone never keeps it
 * there. A copy in a scheduled release keeps a person: nobody would notice before its hour that it is not published.
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
    const referrer = listReferrers(id).find(isPublishedId);
    if (referrer !== undefined)
      return `“${titleOf(get(referrer)) ?? referrer}” leads to it. Take the link out of there first, then take this off the site.`;
  }
  return null;
};

const isInScheduledRelease = (id: string, { get }: Proposal): boolean => {
  const name = releaseIn(id);
  return name !== null && get(`_.releases.${name}`)?.state === 'scheduled';
};

/** What may have to leave the site at once. Everything else stays as long as something needs it. */
const takenDown = new Set(['article', 'liveEntry', 'page', 'person']);

/**
 * The server's patches for references. A story, page or person that a commit removes is not held by drafts and copies in
 * releases: else whoever writes drafts could delay a takedown. They keep a weak reference, with which they are not
 * published.
 */
export const weakenReferences = (proposal: Proposal): Companion[] => [
  ...weakenedDrafts(proposal).map(({ _rev, _updatedAt, ...document }) => ({ createOrReplace: document })),
  ...weakenRelatedStories(proposal),
];

/** Drafts and copies that refer to what a commit takes down, with weak references to it. */
export const weakenedDrafts = ({ changes, get, listReferrers }: Proposal): SanityDocument[] => {
  const weakened = new Map<string, SanityDocument>();
  for (const { id, before, after } of changes) {
    if (!before || after || !takenDown.has(before._type)) continue;
    for (const referrer of listReferrers(id)) {
      const document = weakened.get(referrer) ?? get(referrer);
      if (!document || isPublishedId(referrer)) continue;
      weakened.set(referrer, withWeakReferences(document, { id, type: before._type }));
    }
  }
  return [...weakened.values()];
};

/** Links to related stories are weak in published stories too, also where a client or an older draft made them strong. */
const weakenRelatedStories = ({ changes }: Proposal): Companion[] =>
  changes.flatMap(({ id, after }) => {
    const body: unknown[] = Array.isArray(after?.body) ? after.body : [];
    const strong = body.flatMap((block, index) => (isStrongRelatedStory(block) ? index : []));
    if (strong.length === 0) return [];
    return [
      { patch: { id, set: Object.fromEntries(strong.map((at) => [`body[${at}].article._weak`, true])) } },
    ];
  });

const isStrongRelatedStory = (block: unknown): boolean =>
  isObject(block) &&
  block._type === 'relatedStory' &&
  isObject(block.article) &&
  typeof block.article._ref === 'string' &&
  block.article._weak !== true;
