import { z } from 'zod';
import { readCsv } from '../readCsv.ts';

/** A row of a view by the names of its columns, as texts, some of which are HTML. */
export type ViewsRow = ReadonlyMap<string, string>;

/** `Authored on`, `field_authored_on` and `authoredOn` are one column. */
const nameOf = (column: string): string =>
  column
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
    .replace(/^(?:field|node|nodefielddata)(?=.{3})/, '');

const scalar = z.union([z.string(), z.number(), z.boolean()]).transform(String);
/** What core's serializer writes: the value, the address of what is referred to, or an alias. */
const part = z
  .looseObject({})
  .transform(({ processed, value, alias, url, name }) =>
    [processed, value, alias, url, name].flatMap((one) => scalar.safeParse(one).data ?? []).find(Boolean),
  );

const textOf = (value: unknown): string =>
  (Array.isArray(value) ? value : [value])
    .flatMap((one) => scalar.safeParse(one).data ?? part.safeParse(one).data ?? [])
    .join(', ');

const record = z.record(z.string(), z.unknown());
const rows = z.array(z.unknown());
/** Drupal 7 puts each row in a `node`. */
const document = z.union([
  rows,
  z
    .looseObject({ nodes: z.array(z.looseObject({ node: z.unknown() }).transform(({ node }) => node)) })
    .transform(({ nodes }) => nodes),
  z.looseObject({ rows }).transform((whole) => whole.rows),
  z.looseObject({ results: rows }).transform(({ results }) => results),
]);

const rowOf = (fields: Record<string, unknown>): ViewsRow => {
  const row = new Map(Object.entries(fields).map(([name, value]) => [nameOf(name), textOf(value).trim()]));
  // The serializer has the teaser inside the text.
  const summary = summaryIn(fields.body);
  return summary && !row.has('bodysummary') ? new Map([...row, ['bodysummary', summary]]) : row;
};

const summaryIn = (body: unknown): string => {
  const [first] = Array.isArray(body) ? body : [body];
  const { data } = z.looseObject({ summary: z.string() }).safeParse(first);
  return data?.summary.trim() ?? '';
};

/** A row that names neither a title nor a text is of another view. */
export const isStoryRow = (row: ViewsRow): boolean =>
  row.has('title') || row.has('headline') || row.has('body');

/**
 * The rows of a view as JSON: those of Views data export, of a REST export, or of Drupal 7. One that cannot be read is
 * null. Null for another kind of JSON.
 */
export const rowsOfJson = (json: unknown): (ViewsRow | null)[] | null => {
  const found = document.safeParse(json).data?.map((one) => record.safeParse(one).data ?? null) ?? [];
  return found.some((one) => one !== null) ? found.map((one) => one && rowOf(one)) : null;
};

/** The rows of a view as CSV, with the names of its columns in the first line. @throws {UnreadableArchive} */
export const rowsOfCsv = (name: string, csv: string): ViewsRow[] => readCsv(name, csv).map(rowOf);
