import { LakeError } from '../../errors.ts';
import type { Dataset } from '../../types/datasets.ts';

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
