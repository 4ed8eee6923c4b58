import type { DatabaseSync } from 'node:sqlite';
import type { KeyedChange, SanityDocument } from '../../types/documents.ts';
import { type AttributeRow, attributeRowsOf, type CompositeRow, compositeRowsOf } from './indexRows.ts';
import { searchedText } from './searchedText.ts';
import { indexedValue, reachedBy, visibilityClassOf } from './tables.ts';

type State = SanityDocument | null;

/** Brings the rows of one document from one state to the other. */
type ChangeRows = (key: number, before: State, after: State) => void;

type IndexWriter = {
  changeRows: ChangeRows;
  /**
   * Merges the parts of the full-text index that each transaction adds. Left to itself FTS5 does so seldom and in
   * large portions, and some publishes would wait for it. What a text adds is merged once a level, and there are
   * about six of them at a hundred thousand articles.
   */
  mergeTexts(): void;
};

/** A page holds some 2,400 characters, and each text begins one. */
const mergedPagesOf = (text: string): number => 8 + Math.ceil(text.length / 400);

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
  let toMerge = 0;
  const addComposite = db.prepare(
    'INSERT OR IGNORE INTO composites (visibility, path, value, sort, at, key, type) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const removeComposite = db.prepare(
    'DELETE FROM composites WHERE visibility = ? AND path = ? AND value = ? AND sort = ? AND at = ? AND key = ?',
  );
  const changeAttributes: ChangeRows = (key, before, after) => {
    const { gone, come } = differenceOf<AttributeRow>(before, after, attributeRowsOf);
    for (const { document, row } of gone)
      remove.run(visibilityClassOf(document._id), row.path, indexedValue(row.value), key);
    for (const { document, row } of come)
      add.run(visibilityClassOf(document._id), row.path, indexedValue(row.value), key, document._type);
  };
  const changeText: ChangeRows = (key, before, after) => {
    const [text, newText] = [before && searchedText(before), after && searchedText(after)];
    if (text === newText) return;
    if (text !== null) removeText.run(key);
    if (newText !== null) addText.run(key, newText);
    toMerge += mergedPagesOf(newText ?? '');
  };
  const changeComposites: ChangeRows = (key, before, after) => {
    const { gone, come } = differenceOf<CompositeRow>(before, after, compositeRowsOf);
    for (const { document, row } of gone)
      removeComposite.run(visibilityClassOf(document._id), row.path, row.value, row.sort, row.at, key);
    for (const { document, row } of come)
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
      if (toMerge > 0) merge.run(toMerge);
      toMerge = 0;
    },
  };
};

type Placed<Row> = { document: SanityDocument; row: Row };

/** Most edits change few of a document's rows. The type stands in each of them. */
const differenceOf = <Row extends object>(
  before: State,
  after: State,
  rowsOf: (document: SanityDocument) => Row[],
): { gone: Placed<Row>[]; come: Placed<Row>[] } => {
  const placedOf = (document: State): Map<string, Placed<Row>> =>
    new Map(
      (document ? rowsOf(document) : []).map((row) => [
        JSON.stringify([document?._type, ...Object.values(row)]),
        { document: document as SanityDocument, row },
      ]),
    );
  const [was, is] = [placedOf(before), placedOf(after)];
  return {
    gone: Array.from(was).flatMap(([name, placed]) => (is.has(name) ? [] : [placed])),
    come: Array.from(is).flatMap(([name, placed]) => (was.has(name) ? [] : [placed])),
  };
};

const writers = new WeakMap<DatabaseSync, IndexWriter>();

export const writerOf = (db: DatabaseSync): IndexWriter => {
  const writer = writers.get(db) ?? createWriter(db);
  writers.set(db, writer);
  return writer;
};

/** Brings the index up to a commit's changes, inside its transaction; what is still to be indexed waits its turn. */
export const indexDocuments = (db: DatabaseSync, changes: KeyedChange[]): void => {
  const { changeRows, mergeTexts } = writerOf(db);
  const reached = reachedBy(db);
  for (const { key, before, after } of changes) if (key <= reached) changeRows(key, before, after);
  mergeTexts();
};
