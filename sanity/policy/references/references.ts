import type { Companion, Proposal, SanityDocument } from 'local-lake/policy';
import { isObject } from '../../../lib/isObject.ts';
import { titleOf } from '../../../lib/references/titleOf.ts';
import { withWeakReferences } from '../../../lib/references/withWeakReferences.ts';
import { asText, isPublic, isPublishedId } from '../changes.ts';

/** Returns why a story may not leave the site while others refer to it, or null. A draft alone never keeps it there. */
export const findReferredProblem = ({ changes, get, listReferrers }: Proposal): string | null => {
  for (const { id, before, after } of changes.filter(isPublic)) {
    if (!asText(before) || after) continue;
    const referrer = listReferrers(id).find(isPublishedId);
    if (referrer !== undefined)
      return `“${titleOf(get(referrer)) ?? referrer}” leads to it. Take the link out of there first, then take this off the site.`;
  }
  return null;
};

/**
 * The server's patches for references. What a commit removes is not held by drafts and copies in releases: else whoever
 * writes drafts could delay a takedown. They keep a weak reference, with which they are not published.
 */
export const weakenReferences = (proposal: Proposal): Companion[] => [
  ...weakenedDrafts(proposal).map(({ _rev, _updatedAt, ...document }) => ({ createOrReplace: document })),
  ...weakenRelatedStories(proposal),
];

/** Drafts and copies that refer to what a commit removes, with weak references to it. */
export const weakenedDrafts = ({ changes, get, listReferrers }: Proposal): SanityDocument[] => {
  const weakened = new Map<string, SanityDocument>();
  for (const { id, before, after } of changes) {
    if (!before || after) continue;
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
