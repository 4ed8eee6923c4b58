import type { Companion, Proposal, SanityDocument } from 'local-lake/policy';
import { isObject } from '../../../lib/isObject.ts';
import { isSameValue } from '../../../lib/isSameValue.ts';
import { withOnlyWeakReferences, withWeakReferences } from '../../../lib/references/withWeakReferences.ts';
import { asText, isPublic, isPublishedId, ofType } from '../changes.ts';

/** What may have to leave the site at once. Everything else stays as long as something needs it. */
export const takenDown = new Set(['article', 'liveEntry', 'page', 'person']);

/**
 * The server's patches for references. A story, page or person that a commit removes is not held by drafts and copies in
 * releases: else whoever writes drafts could delay a takedown. They keep a weak reference, with which they are not
 * published. Corrections hold nothing.
 */
export const weakenReferences = (proposal: Proposal): Companion[] => [
  ...[...weakenedDrafts(proposal), ...weakenedRecords(proposal)].map(({ _rev, _updatedAt, ...document }) => ({
    createOrReplace: document,
  })),
  ...weakenRelatedStories(proposal),
  ...keepPeople(proposal),
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

/** Returns true for a published correction, which nobody changes, so that its references hold nothing. */
export const isRecord = (document: SanityDocument | null): boolean =>
  ofType(document, 'correction') !== null && isPublishedId(document?._id ?? '');

/** Corrections that are published, and those that refer to what is deleted, with weak references alone. */
const weakenedRecords = ({ changes, get, listReferrers }: Proposal): SanityDocument[] => {
  const referrers = changes.flatMap(({ id, before, after }) => (before && !after ? listReferrers(id) : []));
  const ids = new Set([...changes.filter(isPublic).map(({ id }) => id), ...referrers]);
  return [...ids].flatMap((id) => {
    const document = get(id);
    if (!document || !isRecord(document)) return [];
    const weakened = withOnlyWeakReferences(document);
    return isSameValue(weakened, document) ? [] : [weakened];
  });
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

/** Readers see the people of a story: its references to them stay strong, so that one editor removes nobody with a weak one. */
const keepPeople = ({ changes, get }: Proposal): Companion[] =>
  changes.filter(isPublic).flatMap(({ id, after }) => {
    const story = asText(after);
    const weak = ['bylines', 'contacts'].flatMap((name) => {
      const people: unknown[] = Array.isArray(story?.[name]) ? story[name] : [];
      return people.flatMap((one, at) =>
        isObject(one) && one._weak === true && typeof one._ref === 'string' && get(one._ref)
          ? [`${name}[${at}]._weak`]
          : [],
      );
    });
    return weak.length > 0 ? [{ patch: { id, unset: weak } }] : [];
  });

const isStrongRelatedStory = (block: unknown): boolean =>
  isObject(block) &&
  block._type === 'relatedStory' &&
  isObject(block.article) &&
  typeof block.article._ref === 'string' &&
  block.article._weak !== true;
