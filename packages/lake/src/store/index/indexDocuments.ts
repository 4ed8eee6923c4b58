import type { DatabaseSync } from 'node:sqlite';
import type { KeyedChange, SanityDocument } from '../../types/documents.ts';
import { type AttributeRow, attributeRowsOf, type CompositeRow, compositeRowsOf } from './indexRows.ts';
import { searchedText } from './searchedText.ts';
import { indexedUpTo, indexedValue, visibilityClassOf } from './tables.ts';

type State = SanityDocument | null;

/** Updates the rows of a document from its old state to its new state. */
type ChangeRows = (key: number, before: State, after: State) => void;

type IndexWriter = {
  changeRows: ChangeRows;
  /**
   * Merges segments of the full-text index, in proportion to the texts added, but a long text by and by, with the next
   * commits. FTS5's automatic merges are rare and large, so that some commits would wait for them. A text is merged once
   * for each level of segments: about six times with a hundred thousand documents.
   */
  mergeTexts(): void;
};

/** A page has about 2,400 characters. The number covers all levels, for a text of any length. */
const pagesToMerge = (text: string): number => 8 + Math.ceil(text.length / 400);

/** A page takes less than a tenth of a millisecond. */
const maxPagesInCommit = 200;

const createWriter = (db: DatabaseSync): IndexWriter => {
  const add = db.prepare(
    'INSERT OR IGNORE INTO attributes (visibility, path, value, key, type) VALUES (?, ?, ?, ?, ?)',
  );
  const remove = db.prepare(
    'DELETE FROM attributes WHERE visibility = ? AND path = ? AND value = ? AND key = ?',
  );
  const addText = db.prepare('INSERT INTO texts (rowid, words) VALUES (?, ?)');
  const removeText = db.prepare('DELETE FROM texts WHERE rowid = ?');
  const merge = db.prepare("INSERT INTO texts (texts, rank) VALUES ('merge', ?)");
  let pendingPages = 0;
  const addComposite = db.prepare(
    'INSERT OR IGNORE INTO composites (visibility, path, value, sort, at, key, type) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const removeComposite = db.prepare(
    'DELETE FROM composites WHERE visibility = ? AND path = ? AND value = ? AND sort = ? AND at = ? AND key = ?',
  );
  const changeAttributes: ChangeRows = (key, before, after) => {
    const { removed, added } = differenceOf<AttributeRow>(before, after, attributeRowsOf);
    for (const { document, row } of removed)
      remove.run(visibilityClassOf(document._id), row.path, indexedValue(row.value), key);
    for (const { document, row } of added)
      add.run(visibilityClassOf(document._id), row.path, indexedValue(row.value), key, document._type);
  };
  const changeText: ChangeRows = (key, before, after) => {
    const [text, newText] = [before && searchedText(before), after && searchedText(after)];
    if (text === newText) return;
    if (text !== null) removeText.run(key);
    if (newText !== null) addText.run(key, newText);
    pendingPages += pagesToMerge(newText ?? '');
  };
  const changeComposites: ChangeRows = (key, before, after) => {
    const { removed, added } = differenceOf<CompositeRow>(before, after, compositeRowsOf);
    for (const { document, row } of removed)
      removeComposite.run(visibilityClassOf(document._id), row.path, row.value, row.sort, row.at, key);
    for (const { document, row } of added)
      addComposite.run(
        visibilityClassOf(document._id),
        row.path,
        row.value,
        row.sort,
        row.at,
        key,
        document._type,
      );
  };
  return {
    changeRows: (key, before, after) => {
      changeAttributes(key, before, after);
      changeText(key, before, after);
      changeComposites(key, before, after);
    },
    mergeTexts: () => {
      const pages = Math.min(pendingPages, maxPagesInCommit);
      if (pages > 0) merge.run(pages);
      pendingPages -= pages;
    },
  };
};

type DocumentRow<Row> = { document: SanityDocument; row: Row };

/** The rows that a change removes and adds. Most edits change few rows, but a new type changes all of them. */
const differenceOf = <Row extends object>(
  before: State,
  after: State,
  rowsOf: (document: SanityDocument) => Row[],
): { removed: DocumentRow<Row>[]; added: DocumentRow<Row>[] } => {
  const keyedRowsOf = (document: State): Map<string, DocumentRow<Row>> =>
    new Map(
      (document ? rowsOf(document) : []).map((row) => [
        JSON.stringify([document?._type, ...Object.values(row)]),
        { document: document as SanityDocument, row },
      ]),
    );
  const [oldRows, newRows] = [keyedRowsOf(before), keyedRowsOf(after)];
  return {
    removed: Array.from(oldRows).flatMap(([key, row]) => (newRows.has(key) ? [] : [row])),
    added: Array.from(newRows).flatMap(([key, row]) => (oldRows.has(key) ? [] : [row])),
  };
};

const writers = new WeakMap<DatabaseSync, IndexWriter>();

export const writerOf = (db: DatabaseSync): IndexWriter => {
  const writer = writers.get(db) ?? createWriter(db);
  writers.set(db, writer);
  return writer;
};

/**
 * Updates the index with the changes of a commit. Call it inside the commit's transaction. While the index is being
 * built, it skips documents that are not indexed yet.
 */
export const indexDocuments = (db: DatabaseSync, changes: KeyedChange[]): void => {
  const { changeRows, mergeTexts } = writerOf(db);
  const reached = indexedUpTo(db);
  for (const { key, before, after } of changes) if (key <= reached) changeRows(key, before, after);
  mergeTexts();
};
