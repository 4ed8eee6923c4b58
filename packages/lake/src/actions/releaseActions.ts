import { type ReleaseState, releaseDocumentId, releaseType, stateOf } from '../documents/releaseDocument.ts';
import { patch } from '../mutations/applyMutations.ts';
import { alreadyExists, invalid, mutationError } from '../mutations/mutationErrors.ts';
import type { WorkingSet } from '../mutations/workingSet.ts';
import { findLastRevision } from '../store/history/revisions.ts';
import type { Dataset } from '../types/datasets.ts';
import type { SanityDocument } from '../types/documents.ts';
import type { ActionOf } from './action.ts';
import { copyTo, need, publishVersion } from './documentActions.ts';

/** @throws LakeError 404 if the release does not exist, 400 if it is in another state. */
const needRelease = (working: WorkingSet, name: string, ...states: ReleaseState[]): SanityDocument => {
  const release = need(working, releaseDocumentId(name));
  if (!states.includes(stateOf(release)))
    throw invalid(
      `Release "${name}" is ${stateOf(release)}. It must be ${states.join(' or ')}.`,
      release._id,
    );
  return release;
};

const set = (
  working: WorkingSet,
  name: string,
  fields: Record<string, unknown>,
  unset: string[] = [],
): void => {
  const id = releaseDocumentId(name);
  patch(working.asSystem(), id, { set: fields, ...(unset.length > 0 ? { unset } : {}) });
};

export const createRelease = (
  working: WorkingSet,
  action: ActionOf<'release.create'>,
  author: string,
): void => {
  const { releaseId: name, metadata } = action;
  const _id = releaseDocumentId(name);
  if (working.get(_id)) throw alreadyExists(_id);
  working.asSystem().apply(_id, {
    create: {
      _id,
      _type: releaseType,
      name,
      state: 'active' satisfies ReleaseState,
      userId: author,
      metadata: { releaseType: 'undecided', ...metadata },
    },
  });
};

export const editRelease = (working: WorkingSet, action: ActionOf<'release.edit'>): void => {
  const before = needRelease(working, action.releaseId, 'active', 'scheduled');
  const { operations, ifRevisionID } = action.patch;
  const { document } = patch(working.asSystem(), before._id, operations, ifRevisionID);
  const changed = Object.keys({ ...before, ...document }).find(
    (field) =>
      !['metadata', '_rev', '_updatedAt'].includes(field) &&
      JSON.stringify(before[field]) !== JSON.stringify(document?.[field]),
  );
  if (changed)
    throw invalid(`"${changed}" of a release changes only by actions. Only "metadata" can be edited.`);
};

/** Publishes all versions of the release in one transaction. */
export const publishRelease = (working: WorkingSet, name: string, from: ReleaseState): void => {
  const release = needRelease(working, name, from);
  const versions = working.listIds(`versions.${name}.`);
  const finalDocumentStates = finalStates(working, versions);
  for (const id of versions) publishVersion(working, id);
  set(
    working,
    name,
    {
      state: 'published' satisfies ReleaseState,
      publishedAt: working.timestamp,
      finalDocumentStates,
    },
    'error' in release ? ['error'] : [],
  );
};

/** The versions of a release when it is published or archived. Each can be read from the history at its last revision. */
const finalStates = (working: WorkingSet, ids: string[]) =>
  ids.map((id) => ({ _key: id.replaceAll('.', '-'), id, revisionId: need(working, id)._rev }));

/** The timer publishes it with the author's rights, immediately if the time has passed. */
export const scheduleRelease = (
  working: WorkingSet,
  { releaseId: name, publishAt }: ActionOf<'release.schedule'>,
  author: string,
): void => {
  needRelease(working, name, 'active');
  const scheduled = { state: 'scheduled' satisfies ReleaseState, publishAt, scheduledBy: author };
  set(working, name, scheduled, ['error']);
};

export const unscheduleRelease = (working: WorkingSet, name: string): void => {
  needRelease(working, name, 'scheduled');
  set(working, name, { state: 'active' satisfies ReleaseState }, ['publishAt', 'scheduledBy']);
};

export const archiveRelease = (working: WorkingSet, name: string): void => {
  needRelease(working, name, 'active');
  const versions = working.listIds(`versions.${name}.`);
  const finalDocumentStates = finalStates(working, versions);
  for (const id of versions) working.apply(id, { delete: { id } });
  set(working, name, { state: 'archived' satisfies ReleaseState, finalDocumentStates });
};

/** Restores the versions as they were when the release was archived. */
export const unarchiveRelease = (working: WorkingSet, name: string, dataset: Dataset): void => {
  const { finalDocumentStates } = needRelease(working, name, 'archived');
  for (const id of idsOf(finalDocumentStates, name)) {
    const version = findLastRevision(dataset, id);
    if (version && !working.get(id)) working.apply(id, { create: copyTo(id, version) });
  }
  set(working, name, { state: 'active' satisfies ReleaseState }, ['finalDocumentStates']);
};

/** The ids of the release's own versions: the list may have been imported. */
const idsOf = (finalDocumentStates: unknown, name: string): string[] =>
  Array.isArray(finalDocumentStates)
    ? finalDocumentStates.flatMap((state: { id?: unknown } | null) =>
        typeof state?.id === 'string' && state.id.startsWith(`versions.${name}.`) ? state.id : [],
      )
    : [];

/** Also deletes versions that were added after the release was published or archived. */
export const deleteRelease = (working: WorkingSet, name: string): void => {
  const { _id } = needRelease(working, name, 'archived', 'published');
  for (const id of working.listIds(`versions.${name}.`)) working.apply(id, { delete: { id } });
  working.asSystem().apply(_id, { delete: { id: _id } });
};

type Importer = { author: string; isAdministrator: boolean };

/**
 * Imports a release from another dataset, before its versions are imported. A scheduled release becomes active and
 * keeps its time as `intendedPublishAt`. Scheduling it again requires the right to publish.
 *
 * @throws LakeError 403 if anyone but an administrator says who created the release, or that it was published.
 */
export const importRelease = (
  working: WorkingSet,
  { releaseId: name, document, ifExists }: ActionOf<'release.import'>,
  { author, isAdministrator }: Importer,
): void => {
  const _id = releaseDocumentId(name);
  const current = working.get(_id);
  if (current && ifExists === 'ignore') return;
  if (current && ifExists === 'fail') throw alreadyExists(_id);
  if (current) needRelease(working, name, 'active', 'archived', 'published');
  if (!isAdministrator) refuseHistory(document, author, _id);
  const { publishAt, scheduledBy: _scheduledBy, ...imported } = document;
  const metadata = publishAt ? { intendedPublishAt: publishAt } : {};
  const state = imported.state === 'archived' || imported.state === 'published' ? imported.state : 'active';
  working.asSystem().apply(_id, {
    createOrReplace: {
      userId: author,
      ...imported,
      _id,
      _type: releaseType,
      name,
      state,
      metadata: { ...imported.metadata, ...metadata },
    },
  });
};

/** What an active release says of itself. */
const openFields = new Set([
  ...['_id', '_type', '_rev', 'name', 'state', 'metadata', 'userId'],
  ...['publishAt', 'scheduledBy'],
]);

/** @throws LakeError 403 */
const refuseHistory = (document: Record<string, unknown>, author: string, id: string): void => {
  const told = Object.keys(document).find(
    (field) =>
      !openFields.has(field) ||
      (field === 'userId' && document.userId !== author) ||
      (field === 'state' && !['active', 'scheduled'].includes(String(document.state))),
  );
  if (told === undefined) return;
  throw mutationError(
    403,
    `Only an administrator imports who created a release and what became of it. Leave out "${told}", or ask one.`,
    { id, type: 'insufficientPermissionsError' },
  );
};
