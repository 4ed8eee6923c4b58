import type { DocumentChange, Identity, Proposal, SanityDocument } from 'local-lake/policy';
import { isAdministrator, mayPublish } from '../../lib/roles.ts';

/** Returns true for users who approve, publish and unpublish. */
export const mayApprove = ({ roles }: Identity): boolean => mayPublish(roles);

/** Returns true if one person may have the passwords of both accounts. */
export const mayBeOnePerson =
  ({ controllerOf }: Proposal) =>
  (one: string, other: string): boolean =>
    controllerOf(one) === controllerOf(other);

/** Archives are imported with an administrator's token and keep their old dates. */
export const mayDate = ({ kind, roles }: Identity): boolean =>
  kind === 'system' || (kind === 'robot' && isAdministrator(roles));

/** Maps `drafts.x` and `versions.r1.x` to `x`. */
export const publishedId = (id: string): string =>
  id.startsWith('drafts.') ? id.slice('drafts.'.length) : id.replace(/^versions\.[^.]+\./, '');

export const isPublishedId = (id: string): boolean => publishedId(id) === id;

/** The ids of a published document, its draft and its copies in releases, as far as they exist. */
export const versionsOf = '*[sanity::versionOf($id)]._id';

/** Returns true if anyone can read the document. */
export const isPublic = ({ id }: DocumentChange): boolean => !id.includes('.');

/** The document if it has the type, else null. */
export const ofType = (document: SanityDocument | null | undefined, type: string): SanityDocument | null =>
  document?._type === type ? document : null;

/**
 * The document if it is a story or an entry of a live story. The text of both that readers saw changes by the same rules,
 * and a correction names either.
 */
export const asText = (document: SanityDocument | null | undefined): SanityDocument | null =>
  ofType(document, 'article') ?? ofType(document, 'liveEntry');

/** The id that a field references, or null. */
export const referenceOf = (document: SanityDocument | null, name: string): string | null => {
  const value = document?.[name];
  return typeof value === 'object' && value !== null && '_ref' in value && typeof value._ref === 'string'
    ? value._ref
    : null;
};

/** The id of the draft or version that this commit publishes, or null. */
export const findForerunnerId = (id: string, changes: DocumentChange[]): string | null =>
  changes.find(
    (change) => change.id !== id && publishedId(change.id) === id && change.before && !change.after,
  )?.id ?? null;

/** Another document's version in the same release, else its draft. */
export const draftIdBeside = (
  versionId: string,
  id: string,
  { getBefore }: Pick<Proposal, 'getBefore'>,
): string => {
  const release = /^versions\.([^.]+)\./.exec(versionId)?.[1];
  const version = `versions.${release}.${id}`;
  return release && getBefore(version) ? version : `drafts.${id}`;
};

/** The last published version of a story, live or unpublished, or null. */
export const priorStory = (id: string, { getBefore, findDeleted }: Proposal): SanityDocument | null =>
  ofType(getBefore(id), 'article') ?? findDeleted(id, 'article')?.document ?? null;

/** The last published version of a story or entry, live or unpublished, or null. */
export const priorText = (id: string, proposal: Proposal): SanityDocument | null =>
  ofType(proposal.getBefore(id), 'liveEntry') ??
  priorStory(id, proposal) ??
  proposal.findDeleted(id, 'liveEntry')?.document ??
  null;
