import { z } from 'zod';
import { LakeError } from '../errors.ts';
import { withArrayKeys, withKeysInPatch } from '../mutations/arrayKeys.ts';
import { patchOperations } from '../mutations/mutation.ts';

// Actions always add missing array keys; mutations do so only on request.
const stub = z.looseObject({ _id: z.string().optional(), _type: z.string().min(1) }).transform(withArrayKeys);
const named = z.looseObject({ _id: z.string(), _type: z.string().min(1) }).transform(withArrayKeys);
const patch = patchOperations
  .extend({ ifRevisionID: z.string().optional() })
  .transform(({ ifRevisionID, ...operations }) => ({
    ifRevisionID,
    operations: withKeysInPatch(operations),
  }));
const id = z.string().min(1);
const purge = z.boolean().optional();
const releaseId = z
  .string()
  .regex(/^[a-zA-Z0-9_-]{1,64}$/, 'a release id has only letters, digits, "-" and "_"');
const metadata = z.looseObject({
  title: z.string().optional(),
  description: z.string().optional(),
  intendedPublishAt: z.string().optional(),
  releaseType: z.enum(['asap', 'scheduled', 'undecided']).optional(),
  cardinality: z.enum(['one', 'many']).optional(),
});

const document = <Name extends string>(name: Name) => z.literal(`sanity.action.document.${name}` as const);
const release = <Name extends string>(name: Name) => z.literal(`sanity.action.release.${name}` as const);

/** @see https://www.sanity.io/docs/http-reference/actions */
const action = z.discriminatedUnion('actionType', [
  z.object({
    actionType: document('create'),
    publishedId: id,
    attributes: stub,
    ifExists: z.enum(['fail', 'ignore']).default('fail'),
  }),
  z.object({ actionType: document('edit'), draftId: id, publishedId: id, patch }),
  z.object({
    actionType: document('publish'),
    draftId: id,
    publishedId: id,
    ifDraftRevisionId: z.string().optional(),
    ifPublishedRevisionId: z.string().optional(),
  }),
  z.object({ actionType: document('unpublish'), draftId: id, publishedId: id }),
  z.object({
    actionType: document('delete'),
    publishedId: id,
    includeDrafts: z.array(z.string()).default([]),
    purge,
  }),
  z.object({ actionType: document('discard'), draftId: id, purge }),
  z.object({ actionType: document('replaceDraft'), publishedId: id, attributes: stub }),
  z.object({
    actionType: document('version.create'),
    publishedId: id,
    document: named.optional(),
    baseId: id.optional(),
    versionId: id.optional(),
    ifBaseRevisionId: z.string().optional(),
  }),
  z.object({ actionType: document('version.discard'), versionId: id, purge }),
  z.object({ actionType: document('version.replace'), document: named }),
  z.object({ actionType: document('version.unpublish'), versionId: id, publishedId: id }),
  z.object({ actionType: release('create'), releaseId, metadata: metadata.default({}) }),
  z.object({ actionType: release('edit'), releaseId, patch }),
  z.object({ actionType: release('publish'), releaseId }),
  z.object({ actionType: release('schedule'), releaseId, publishAt: z.iso.datetime({ offset: true }) }),
  z.object({ actionType: release('unschedule'), releaseId }),
  z.object({ actionType: release('archive'), releaseId }),
  z.object({ actionType: release('unarchive'), releaseId }),
  z.object({ actionType: release('delete'), releaseId }),
  z.object({
    actionType: release('import'),
    releaseId,
    document: z.looseObject({
      _id: z.string().optional(),
      publishAt: z.iso.datetime({ offset: true }).nullish(),
      metadata: metadata.default({}),
    }),
    ifExists: z.enum(['fail', 'ignore', 'replace']).default('fail'),
  }),
]);

export type Action = z.infer<typeof action>;
export type ActionOf<Name extends string> = Extract<Action, { actionType: `sanity.action.${Name}` }>;

/** @throws LakeError 400 with its index in the list, if the lake does not have this action. */
export const parseAction = (value: unknown, index: number): Action => {
  const parsed = action.safeParse(normalizeNames(value));
  if (parsed.success) return parsed.data;
  const { message, path } = parsed.error.issues[0] ?? { message: 'is malformed', path: [] };
  const description = `Malformed action at index ${index}: ${path.join('.')}: ${message}`;
  throw new LakeError(400, description, {
    type: 'actionError',
    items: [{ error: { type: 'validationError', description }, index }],
  });
};

/** Parameters that clients send under another name: [alias, name]. */
const aliases = new Map<unknown, [string, string]>([
  ['sanity.action.document.create', ['document', 'attributes']],
  ['sanity.action.document.edit', ['versionId', 'draftId']],
  ['sanity.action.document.publish', ['versionId', 'draftId']],
  ['sanity.action.document.unpublish', ['versionId', 'draftId']],
  ['sanity.action.document.discard', ['versionId', 'draftId']],
  ['sanity.action.document.replaceDraft', ['document', 'attributes']],
  ['sanity.action.document.version.create', ['attributes', 'document']],
  ['sanity.action.document.version.replace', ['attributes', 'document']],
  ['sanity.action.release.import', ['attributes', 'document']],
]);

const normalizeNames = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null) return value;
  const given = value as Record<string, unknown>;
  const [alias, name] = aliases.get(given.actionType) ?? [];
  if (alias === undefined || name === undefined || given[alias] === undefined) return value;
  return { [name]: given[alias], ...given };
};
