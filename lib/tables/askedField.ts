import { isObject } from '../isObject.ts';
import type { Place, Row } from './grid.ts';

const keyOf = (segment: unknown): unknown => (isObject(segment) ? segment._key : undefined);

/**
 * The field of a table that a form was asked to focus, such as by a click in the preview: its caption or a cell. Null for
 * none that is there.
 *
 * @param path of the field, in Sanity's segments.
 */
export const askedField = (
  path: readonly unknown[],
  { table, rows }: { table: string; rows: Pick<Row, '_key'>[] },
): 'caption' | Place | null => {
  const at = path.findIndex((segment) => keyOf(segment) === table);
  const [field, row, , column] = at === -1 ? [] : path.slice(at + 1);
  if (field === 'caption') return 'caption';
  const index = field === 'rows' ? rows.findIndex(({ _key }) => _key === keyOf(row)) : -1;
  return index === -1 ? null : { row: index, column: typeof column === 'number' ? column : 0 };
};
