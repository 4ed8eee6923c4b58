import { z } from 'zod';
import { LakeError } from '../errors.ts';

const fields = z.record(z.string(), z.unknown());
const newDocument = z.looseObject({ _type: z.string().min(1), _id: z.string().optional() });
const namedDocument = z.looseObject({ _type: z.string().min(1), _id: z.string() });
const selection = z.union([
  z.object({ id: z.string() }),
  z.object({ query: z.string(), params: fields.optional() }),
]);

const insert = z.union([
  z.strictObject({ before: z.string(), items: z.array(z.unknown()) }),
  z.strictObject({ after: z.string(), items: z.array(z.unknown()) }),
  z.strictObject({ replace: z.string(), items: z.array(z.unknown()) }),
]);

/** The operations of a patch on each document that it selects. */
export const patchOperations = z.strictObject({
  set: fields.optional(),
  setIfMissing: fields.optional(),
  unset: z.array(z.string()).optional(),
  inc: z.record(z.string(), z.number()).optional(),
  dec: z.record(z.string(), z.number()).optional(),
  diffMatchPatch: z.record(z.string(), z.string()).optional(),
  insert: insert.optional(),
});

const patch = z
  .looseObject({ ifRevisionID: z.string().optional() })
  .transform(({ id, query, params, ifRevisionID, ...operations }, context) => {
    const selected = selection.safeParse(query === undefined ? { id } : { query, params });
    const applied = patchOperations.safeParse(operations);
    if (!selected.success) {
      context.addIssue({ code: 'custom', message: 'a patch names an "id" or a "query"' });
      return z.NEVER;
    }
    if (!applied.success) {
      for (const { message, path } of applied.error.issues)
        context.addIssue({ code: 'custom', message, path });
      return z.NEVER;
    }
    return { selection: selected.data, ifRevisionID, operations: applied.data };
  });

const kinds = {
  create: z.strictObject({ create: newDocument }),
  createOrReplace: z.strictObject({ createOrReplace: namedDocument }),
  createIfNotExists: z.strictObject({ createIfNotExists: namedDocument }),
  delete: z.strictObject({ delete: selection }),
  patch: z.strictObject({ patch }),
};

export type ParsedMutation = {
  [Kind in keyof typeof kinds]: { kind: Kind } & z.infer<(typeof kinds)[Kind]>;
}[keyof typeof kinds];

export type Selection = z.infer<typeof selection>;
export type PatchOperations = z.infer<typeof patchOperations>;

const isKind = (name: string): name is keyof typeof kinds => Object.hasOwn(kinds, name);

/**
 * Reads one mutation of a request.
 *
 * @throws LakeError 400 with its index in the list, if Sanity does not have this mutation.
 */
export const parseMutation = (value: unknown, index: number): ParsedMutation => {
  const names = typeof value === 'object' && value !== null ? Object.keys(value) : [];
  const [kind] = names;
  if (names.length !== 1 || kind === undefined || !isKind(kind)) {
    throw malformed(
      index,
      `a mutation is an object with one of ${Object.keys(kinds).join(', ')}, got ${names.join(', ') || 'none'}`,
    );
  }
  const parsed = kinds[kind].safeParse(value);
  if (!parsed.success) {
    const { message, path } = parsed.error.issues[0] ?? { message: 'is malformed', path: [] };
    throw malformed(index, `${path.join('.')}: ${message}`);
  }
  return { kind, ...parsed.data } as ParsedMutation;
};

const malformed = (index: number, problem: string): LakeError => {
  const description = `Malformed mutation at index ${index}: ${problem}`;
  return new LakeError(400, `The mutation(s) failed: ${description}`, {
    type: 'mutationError',
    items: [{ error: { type: 'validationError', description }, index }],
  });
};
