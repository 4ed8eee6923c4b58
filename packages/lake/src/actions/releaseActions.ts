import { type ReleaseState, releaseDocumentId, releaseType, stateOf } from '../documents/releaseDocument.ts';
import { patch } from '../mutations/applyMutations.ts';
import { alreadyExists, invalid } from '../mutations/mutationErrors.ts';
import type { WorkingSet } from '../mutations/workingSet.ts';
import { findLastRevision } from '../store/history/revisions.ts';
import type { Dataset } from '../types/datasets.ts';
import type { SanityDocument } from '../types/documents.ts';
import type { ActionOf } from './action.ts';
import { copyTo, need, publishVersion } from './documentActions.ts';

/** @throws LakeError 404 when there is no such release, 400 when it is in none of the states. */
const needRelease = (working: WorkingSet, name: string, ...states: ReleaseState[]): SanityDocument => {
  const release = need(working, releaseDocumentId(name));
  if (!states.includes(stateOf(release)))
    throw invalid(
      `Release "${name}" is ${stateOf(release)}, it would have to be ${states.join(' or ')}`,
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
    throw invalid(`"${changed}" of a release changes by its actions; only "metadata" can be edited`);
};

/** Publishes every version in the release at once, as a timer does with a scheduled one. */
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

/** What the release held at its end; history answers each by its last revision. */
const finalStates = (working: WorkingSet, ids: string[]) =>
  ids.map((id) => ({ _key: id.replaceAll('.', '-'), id, revisionId: need(working, id)._rev }));

/**
 * A time that has passed is at once: the timer publishes it next, with the rights and the name of whoever scheduled it.
 */
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

/** Brings the versions back as they were when the release was archived. */
export const unarchiveRelease = (working: WorkingSet, name: string, dataset: Dataset): void => {
  const { finalDocumentStates } = needRelease(working, name, 'archived');
  for (const id of idsOf(finalDocumentStates)) {
    const version = findLastRevision(dataset, id);
    if (version && !working.get(id)) working.apply(id, { create: copyTo(id, version) });
  }
  set(working, name, { state: 'active' satisfies ReleaseState }, ['finalDocumentStates']);
};

const idsOf = (finalDocumentStates: unknown): string[] =>
  Array.isArray(finalDocumentStates)
    ? finalDocumentStates.flatMap((state: { id?: unknown } | null) =>
        typeof state?.id === 'string' ? state.id : [],
      )
    : [];

/** With the versions that somebody put into it after its end. */
export const deleteRelease = (working: WorkingSet, name: string): void => {
  const { _id } = needRelease(working, name, 'archived', 'published');
  for (const id of working.listIds(`versions.${name}.`)) working.apply(id, { delete: { id } });
  working.asSystem().apply(_id, { delete: { id: _id } });
};

/**
 * Takes a release over from another dataset, as an import of an archive does before its versions come. One that was
 * scheduled is active here, with its time as the intended one: whoever wants it published schedules it, and is asked
 * for the right to.
 */
export const importRelease = (
  working: WorkingSet,
  { releaseId: name, document, ifExists }: ActionOf<'release.import'>,
): void => {
  const _id = releaseDocumentId(name);
  const current = working.get(_id);
  if (current && ifExists === 'ignore') return;
  if (current && ifExists === 'fail') throw alreadyExists(_id);
  if (current) needRelease(working, name, 'active', 'archived', 'published');
  const { publishAt, scheduledBy: _scheduledBy, ...imported } = document;
  const metadata = publishAt === undefined ? {} : { intendedPublishAt: publishAt };
  const state = imported.state === 'archived' || imported.state === 'published' ? imported.state : 'active';
  working.asSystem().apply(_id, {
    createOrReplace: {
      ...imported,
      _id,
      _type: releaseType,
      name,
      state,
      metadata: { ...imported.metadata, ...metadata },
    },
  });
};
