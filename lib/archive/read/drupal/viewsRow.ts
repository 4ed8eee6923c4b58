import Papa from 'papaparse';
import { z } from 'zod';

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
const rows = z.array(record);
/** Drupal 7 puts each row in a `node`. */
const document = z.union([
  rows,
  z
    .looseObject({ nodes: z.array(z.looseObject({ node: record }).transform(({ node }) => node)) })
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
const isStory = (row: ViewsRow): boolean => row.has('title') || row.has('headline') || row.has('body');

/** The rows of a view as JSON: those of Views data export, of a REST export, or of Drupal 7. */
export const rowsOfJson = (json: unknown): ViewsRow[] =>
  (document.safeParse(json).data ?? []).map(rowOf).filter(isStory);

/** The rows of a view as CSV, with the names of its columns in the first line. */
export const rowsOfCsv = (csv: string): ViewsRow[] =>
  Papa.parse<Record<string, unknown>>(csv.replace(/^\uFEFF/, ''), { header: true, skipEmptyLines: true })
    .data.map(rowOf)
    .filter(isStory);
