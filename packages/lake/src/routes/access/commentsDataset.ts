import { LakeError } from '../../errors.ts';
import { standingQuotas } from '../../quotas/quotas.ts';
import type { Dataset, Datasets } from '../../types/datasets.ts';

/** The end of the name of a dataset for the comments and tasks of another one. */
export const commentsSuffix = '-comments';

/** Whether the dataset stores the comments and tasks of another one. */
export const isForComments = (name: string): boolean => name.endsWith(commentsSuffix);

/**
 * Public by default, but comments and tasks are always private.
 *
 * @throws LakeError 400 if a dataset for comments is requested to be public.
 */
export const aclModeFor = (
  name: string,
  asked: Dataset['aclMode'] | 'custom' | undefined,
): Dataset['aclMode'] => {
  if (!isForComments(name)) return (asked ?? 'public') === 'public' ? 'public' : 'private';
  if (asked === 'public')
    throw new LakeError(400, `"${name}" is for comments and tasks, which are private. Leave out aclMode.`);
  return 'private';
};

/**
 * A new dataset.
 *
 * @throws LakeError 409 if it exists, or as many as there may be; 400 for an invalid name.
 */
export const addDataset = (
  datasets: Datasets,
  project: string,
  name: string,
  aclMode: Dataset['aclMode'],
): Dataset => {
  const existing = datasets.listProjects().flatMap((known) => datasets.list(known));
  const { administrator } = standingQuotas.datasets;
  if (!isForComments(name) && existing.filter((known) => !isForComments(known.name)).length >= administrator)
    throw new LakeError(409, `There can be at most ${administrator} datasets. Delete one first.`);
  return datasets.create(project, name, aclMode);
};
