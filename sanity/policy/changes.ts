import type { DocumentChange, Identity, Proposal, SanityDocument } from 'local-lake/policy';

const approvingRoles = ['administrator', 'editor'];

/** Whether they approve, publish and take off the site. */
export const mayApprove = ({ roles }: Identity): boolean =>
  roles.some((role) => approvingRoles.includes(role));

export const isAdministrator = ({ roles }: Identity): boolean => roles.includes('administrator');

/** Archives come in by a token of an administrator's: what is in them happened long ago. */
export const mayDate = ({ kind, roles }: Identity): boolean =>
  kind === 'system' || (kind === 'robot' && roles.includes('administrator'));

/** `drafts.x` and `versions.r1.x` are about `x`. */
export const publishedId = (id: string): string =>
  id.startsWith('drafts.') ? id.slice('drafts.'.length) : id.replace(/^versions\.[^.]+\./, '');

export const isPublishedId = (id: string): boolean => publishedId(id) === id;

/** Published, and read by anyone. */
export const isPublic = ({ id }: DocumentChange): boolean => !id.includes('.');

/** The document when it is of the type; null otherwise. */
export const ofType = (document: SanityDocument | null | undefined, type: string): SanityDocument | null =>
  document?._type === type ? document : null;

/** What a document refers to; null where it refers to nothing. */
export const referenceOf = (document: SanityDocument | null, name: string): string | null => {
  const value = document?.[name];
  return typeof value === 'object' && value !== null && '_ref' in value && typeof value._ref === 'string'
    ? value._ref
    : null;
};

/** The id of the draft or version that this commit turns into the document; null where there is none. */
export const findForerunnerId = (id: string, changes: DocumentChange[]): string | null =>
  changes.find(
    (change) => change.id !== id && publishedId(change.id) === id && change.before && !change.after,
  )?.id ?? null;

/** The draft of another document beside this draft or version: in the same release, else the draft. */
export const draftIdBeside = (versionId: string, id: string, { getBefore }: Proposal): string => {
  const release = /^versions\.([^.]+)\./.exec(versionId)?.[1];
  const version = `versions.${release}.${id}`;
  return release && getBefore(version) ? version : `drafts.${id}`;
};

/** A story as readers had it last, live or taken off the site; null where they never had it. */
export const priorStory = (id: string, { getBefore, findDeleted }: Proposal): SanityDocument | null =>
  ofType(getBefore(id), 'article') ?? findDeleted(id, 'article')?.document ?? null;
