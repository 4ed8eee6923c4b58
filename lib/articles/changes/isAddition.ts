import { isSameValue } from '../../isSameValue.ts';
import { digitalSourceLabel } from '../../pictures/digitalSources.ts';
import { readContent, type StoredStory } from './readContent.ts';

type Fields = Record<string, unknown>;

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;

/** Values that cannot be extended: a paragraph with one more word is another paragraph. */
const wholeTypes: unknown[] = ['block', 'tableRow', 'reference', 'pullQuote'];

/** Whether two values that are not the same count as kept. `name` is the field that has them. */
type IsKept = (before: unknown, after: unknown, name: string) => boolean;

/** Returns true if all old items are present in their order, possibly with new ones between them. */
const keepsItems = (before: unknown[], after: unknown[], name: string, isKept: IsKept): boolean => {
  let kept = 0;
  for (const item of after) if (kept < before.length && keeps(before[kept], item, name, isKept)) kept += 1;
  return kept === before.length;
};

const keeps = (before: unknown, after: unknown, name: string, isKept: IsKept): boolean => {
  if (Array.isArray(before)) return Array.isArray(after) && keepsItems(before, after, name, isKept);
  if (!isFields(before) || !isFields(after) || wholeTypes.includes(before._type))
    return isSameValue(before, after) || isKept(before, after, name);
  return (
    before._type === after._type &&
    // Readers saw the picture as one that needed no such label.
    digitalSourceLabel(before.digitalSource) === digitalSourceLabel(after.digitalSource) &&
    (before._type !== 'table' || readsAs(before, after, isKept)) &&
    Object.keys(before).every((field) => keeps(before[field], after[field], field, isKept))
  );
};

const firstRow = ({ rows }: Fields): unknown => (Array.isArray(rows) ? rows[0] : undefined);

/** Another header, or none, gives figures another meaning. A chart that was not there reads them by the language. */
const readsAs = (before: Fields, after: Fields, isKept: IsKept): boolean =>
  before.headerless === after.headerless &&
  before.chart === after.chart &&
  (before.headerless === true || keeps(firstRow(before), firstRow(after), 'rows', isKept));

/**
 * Returns true if a change only adds: paragraphs, a picture, an event, an empty field. All existing content stays,
 * word for word and in order.
 *
 * @param isKept decides on a text, paragraph or reference that is not the same.
 */
export const isAddition = (before: StoredStory, after: StoredStory, isKept: IsKept = () => false): boolean =>
  keeps(readContent(before), readContent(after), '', isKept);
