import { LakeError } from '../errors.ts';
import type { Refusal } from '../types/policy.ts';

type Item = { type: string; id?: string } & Record<string, unknown>;

/** A failed mutation in hosted Sanity's shape: one item with the mutation's index in the list. */
export const mutationError = (status: number, description: string, item: Item, index = 0): LakeError =>
  new LakeError(status, `The mutation(s) failed: ${description}`, {
    type: 'mutationError',
    items: [{ error: { description, ...item }, index }],
  });

/** The message of a mutation's error without the prefix that the protocol puts before it. */
export const plainMessage = ({ message }: LakeError): string =>
  message.replace(/^The mutation\(s\) failed: /u, '');

/** A rejection by a policy: one item for each document that it names. */
export const refused = (refusals: Refusal[]): LakeError => {
  const described = refusals.map(({ title, reason }) => (title === null ? reason : `“${title}”: ${reason}`));
  return new LakeError(403, `The mutation(s) failed: ${described.join(' ')}`, {
    type: 'mutationError',
    items: refusals.map(({ id, title, reason }) => ({
      error: { description: reason, id, ...(title !== null && { title }), type: 'policyError' },
      index: 0,
    })),
  });
};

/** All items of a mutation's error; none for other errors. */
export const itemsOf = ({
  details,
}: LakeError): { error: Item & { description: string }; index: number }[] =>
  Array.isArray(details.items)
    ? (details.items as { error: Item & { description: string }; index: number }[])
    : [];

/** The first item of a mutation's error; null for other errors. */
export const itemOf = (error: LakeError): (Item & { description: string }) | null =>
  itemsOf(error)[0]?.error ?? null;

export const alreadyExists = (id: string): LakeError =>
  mutationError(409, `Document by ID "${id}" already exists`, { id, type: 'documentAlreadyExistsError' });

export const notFound = (id: string): LakeError =>
  mutationError(404, `The document with the ID "${id}" was not found`, { id, type: 'documentNotFoundError' });

export const revisionMismatch = (
  id: string,
  currentRevisionID: string,
  expectedRevisionID: string,
): LakeError =>
  mutationError(
    409,
    `Document "${id}" has unexpected revision ID ("${currentRevisionID}"), expected "${expectedRevisionID}"`,
    { id, currentRevisionID, expectedRevisionID, type: 'documentRevisionIDDoesNotMatchError' },
  );

/** @param referencingIDs the ids of documents that the caller may read. */
export const hasReferences = (id: string, referencingIDs: string[], what: string): LakeError =>
  mutationError(
    409,
    `Document "${id}" cannot ${what} as there are references to it from ${
      referencingIDs.map((referrer) => `"${referrer}"`).join(', ') || 'documents that you may not read'
    }`,
    { id, referencingIDs, type: 'documentHasExistingReferencesError' },
  );

export const referenceMissing = (id: string, referenceID: string): LakeError =>
  mutationError(409, `Document "${id}" references non-existent document "${referenceID}"`, {
    id,
    referenceID,
    type: 'documentReferenceDoesNotExistError',
  });

export const immutable = (id: string, attribute: string): LakeError =>
  mutationError(400, `Cannot modify immutable attribute "${attribute}"`, {
    attribute,
    id,
    type: 'cannotModifyImmutableAttributeError',
  });

export const invalid = (description: string, id?: string): LakeError =>
  mutationError(400, description, { ...(id === undefined ? {} : { id }), type: 'validationError' });

/** Protects system documents: a timer would publish a forged release. */
export const systemDocument = (id: string): LakeError =>
  mutationError(403, `"${id}" is a system document. It changes only by actions.`, {
    id,
    type: 'insufficientPermissionsError',
  });

export const forbidden = (id: string | null, permission: 'create' | 'update' | 'read'): LakeError =>
  mutationError(403, `Insufficient permissions; permission "${permission}" required`, {
    ...(id === null ? {} : { id }),
    permission,
    type: 'insufficientPermissionsError',
  });
