import type { Proposal, SanityDocument } from 'local-lake/policy';
import { startedMark } from '../../lib/articles/publishing/startedMark.ts';
import { assignedIn } from '../../lib/planning/Coverage.ts';
import { coverageFrom } from '../../lib/planning/coverageProblem.ts';
import { mayDate, ofType, publishedId, referenceOf, versionsOf } from './changes.ts';

/** Who started a story that a commit writes. @see startedMark */
export const startedBy = (story: SanityDocument, proposal: Proposal): string | undefined => {
  const { identity } = proposal;
  const plannedFor = findWriters(story, proposal);
  return startedMark({
    prior:
      findVersion(story, proposal) ??
      (isNamedByImport(story, proposal) ? null : findDeletedVersion(story, plannedFor, proposal)),
    given: story,
    by: { id: identity.id, isPerson: identity.kind === 'user', mayName: mayDate(identity) },
    plannedFor,
  });
};

/** An import may name anybody, and is not slowed down by a search of the history. */
const isNamedByImport = ({ startedBy: name }: SanityDocument, { identity }: Proposal): boolean =>
  mayDate(identity) && identity.kind === 'robot' && typeof name === 'string' && name !== '';

/** The people of the plan that a story came of: plan and story name each other. */
const findWriters = (story: SanityDocument, { get }: Proposal): string[] => {
  const plan = ofType(get(`drafts.${referenceOf(story, 'coverage') ?? ''}`), 'coverage');
  return plan && referenceOf(plan, 'story') === publishedId(story._id) ? assignedIn(coverageFrom(plan)) : [];
};

/** A version of the story before the commit: this one, its draft, the live one, or a copy in a release. */
const findVersion = (story: SanityDocument, proposal: Proposal): SanityDocument | null => {
  const { getBefore, ask } = proposal;
  for (const id of ownIds(story)) {
    const version = ofType(getBefore(id), 'article');
    if (version) return version;
  }
  const copies = (ask(versionsOf, { id: publishedId(story._id) }) as string[]).map(getBefore);
  return copies.find((copy) => ofType(copy, 'article')) ?? null;
};

/** A copy may be left in the history alone. Older releases than these are not looked up. */
const latestReleases = '*[_type == "system.release"] | order(_createdAt desc)[0...100].name';

/**
 * A version that was deleted: who deletes a colleague's story and writes it again does not begin it. A planned story
 * that is begun again belongs to the people of its plan.
 */
const findDeletedVersion = (
  story: SanityDocument,
  plannedFor: string[],
  { findDeleted, ask }: Proposal,
): SanityDocument | null => {
  const id = publishedId(story._id);
  const copies = (ask(latestReleases, {}) as unknown[]).map((name) => `versions.${name}.${id}`);
  for (const one of new Set([...ownIds(story), ...copies])) {
    const deleted = findDeleted(one, 'article')?.document;
    if (typeof deleted?.startedBy !== 'string') continue;
    const isOfPlan = referenceOf(deleted, 'coverage') === referenceOf(story, 'coverage');
    return isOfPlan && plannedFor.length > 0 ? null : deleted;
  }
  return null;
};

const ownIds = ({ _id }: SanityDocument): string[] => [_id, `drafts.${publishedId(_id)}`, publishedId(_id)];
