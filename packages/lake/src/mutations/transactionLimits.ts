import { maxBodyBytes } from '../requestBody.ts';
import type { Access } from '../types/access.ts';
import type { SelectedMutation } from './applyMutations.ts';
import { mutationError } from './mutationErrors.ts';

type Author = Pick<Access, 'isAdministrator'>;

/**
 * The largest transactions: their work cannot be interrupted, and everybody waits for it. Those of administrators are
 * larger, for imports, and have long pauses in between.
 */
const limits = {
  administrator: { bodyBytes: maxBodyBytes, documents: 1_000 },
  others: { bodyBytes: 1_000_000, documents: 100 },
};

export const maxBodyBytesFor = ({ isAdministrator }: Author): number =>
  (isAdministrator ? limits.administrator : limits.others).bodyBytes;

/** @throws LakeError 400 if the mutations change too many documents together. */
export const checkDocumentCount = ({ isAdministrator }: Author, mutations: SelectedMutation[]): void => {
  const changed = new Set(mutations.flatMap(({ ids }) => ids));
  const created = mutations.filter(({ kind }) => kind !== 'patch' && kind !== 'delete');
  const count = changed.size + created.length;
  const { documents } = isAdministrator ? limits.administrator : limits.others;
  if (count <= documents) return;
  throw mutationError(
    400,
    `The transaction changes ${count} documents. Yours may change ${documents}, an administrator’s ${limits.administrator.documents}: send it in several transactions`,
    { type: 'validationError' },
  );
};
