import { z } from 'zod';

/** A value that cannot be read, with its place so that an editor finds it. It holds no content. */
export type Unread = {
  /** The document that holds it, if the response names one. */
  id: string | null;
  slug: string | null;
  /** The path within that document, such as `body[3].children[0].text`. */
  path: string;
  problem: string;
};

/** A document that cannot be shown. Only its own page fails. */
export class UnreadableError extends Error {
  override name = 'UnreadableError';
  readonly path: string;
  readonly problem: string;

  constructor({ id, slug, path, problem }: Unread) {
    super(`${slug ?? id ?? 'The response of the lake'} cannot be read at ${path || 'its root'}: ${problem}`);
    this.path = path;
    this.problem = problem;
  }
}

type Issue = z.core.$ZodIssue;

/** Marks the issue of an optional part. `at` is the path from that part to the invalid value. */
const optionalParams = z.object({
  isOptional: z.literal(true),
  at: z.array(z.union([z.string(), z.number()])),
});

/** The path of the issue within an optional part, or null if the whole is invalid. */
const optionalAt = (issue: Issue): PropertyKey[] | null =>
  issue.code === 'custom' ? (optionalParams.safeParse(issue.params).data?.at ?? null) : null;

/** Returns true if the whole document is unreadable because of the issue. */
export const isRequired = (issue: Issue): boolean => optionalAt(issue) === null;

/** The schema of an optional part: `parseResult` replaces an unreadable one by null. */
export const optionalPart = <Out>(schema: z.ZodType<Out>) =>
  z
    .unknown()
    .transform((result, context): Out | null => {
      if (result === null || result === undefined) return null;
      const parsed = schema.safeParse(result);
      if (parsed.success) return parsed.data;
      const { issues } = parsed.error;
      const lost = issues.find(isRequired);
      const tell = ({ message }: Issue, path: PropertyKey[], at: PropertyKey[]) =>
        context.addIssue({ code: 'custom', path, message, params: { isOptional: true, at } });
      if (lost) tell(lost, [], lost.path);
      else for (const issue of issues) tell(issue, [...issue.path], optionalAt(issue) ?? []);
      return z.NEVER;
    })
    .optional();

const isThere = <T>(item: T | null | undefined): item is T => item !== null && item !== undefined;

/** A list of other documents. Unreadable ones are left out. More than `max` items are an error. */
export const itemsOf = <Out>(schema: z.ZodType<Out>, max: number) =>
  z
    .array(optionalPart(schema))
    .max(max)
    .transform((items) => items.filter(isThere));

/** A list of documents that the query limits. Unreadable ones are left out. */
export const listOf = <Out>(schema: z.ZodType<Out>) =>
  optionalPart(itemsOf(schema, Number.POSITIVE_INFINITY));

/**
 * Parses a response. Unreadable optional parts become null, in `result` too.
 *
 * @returns `shortened`: for each item that a list lost, the field of the result that holds the list.
 * @throws UnreadableError if a required part cannot be read.
 */
export const parseResult = <Out>(
  schema: z.ZodType<Out>,
  result: unknown,
): { value: Out; unread: Unread[]; shortened: string[] } => {
  const unread: Unread[] = [];
  const shortened: string[] = [];
  const root = { result };
  // Zod checks an object only after its fields are valid, so another pass may find more. Each pass sets a value to
  // null, so this ends.
  for (;;) {
    const parsed = schema.safeParse(root.result);
    if (parsed.success) return { value: parsed.data, unread, shortened };
    const { issues } = parsed.error;
    const lost = issues.find(isRequired);
    if (lost) throw new UnreadableError(describe(root.result, lost));
    for (const issue of issues) {
      unread.push(describe(root.result, issue));
      if (typeof issue.path.at(-1) === 'number') shortened.push(String(issue.path[0]));
      setNull(root, ['result', ...issue.path]);
    }
  }
};

const isContainer = (value: unknown): value is Record<PropertyKey, unknown> =>
  typeof value === 'object' && value !== null;

const maxNameLength = 200;
const nameIn = (value: unknown): string | null =>
  typeof value === 'string' ? value.toWellFormed().slice(0, maxNameLength) : null;

/** The innermost document around an issue. */
const describe = (result: unknown, issue: Issue): Unread => {
  const path = [...issue.path, ...(optionalAt(issue) ?? [])];
  let at = result;
  let found = { id: null as string | null, slug: null as string | null, depth: 0 };
  for (let depth = 0; isContainer(at); depth += 1) {
    if ('_id' in at) found = { id: nameIn(at._id), slug: nameIn(at.slug), depth };
    const key = path[depth];
    if (key === undefined) break;
    at = at[key];
  }
  const { depth, ...document } = found;
  return { ...document, path: z.core.toDotPath(path.slice(depth)), problem: issue.message };
};

const setNull = (root: Record<PropertyKey, unknown>, path: PropertyKey[]): void => {
  let at: unknown = root;
  for (const key of path.slice(0, -1)) at = isContainer(at) ? at[key] : null;
  const last = path.at(-1);
  if (isContainer(at) && last !== undefined) at[last] = null;
};
