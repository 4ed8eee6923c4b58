import { useEditor } from '@portabletext/editor';
import { use, useMemo } from 'react';
import type { ChartKind } from '../../../../lib/content/chartKinds.ts';
import { type Row, readRows } from '../../../../lib/tables/grid.ts';
import { BodyForm } from '../bodyForm/BodyForm.ts';

type StoredTable = { caption?: string; rows?: unknown };

/** Changes of a table in the text. They go through the editor, so that its undo has them, in their order. */
export type TableEdits = {
  rows(): Row[];
  newKey(): string;
  /** @param column what the change inserted or removed, if it was a column. */
  setRows(rows: Row[], column?: number): void;
  /** Does nothing if a colleague has removed the row. @param key of the row. */
  setCell(key: string, column: number, text: string): void;
  setCaption(caption: string): void;
  setHeader(hasHeader: boolean): void;
  /** @param chart null shows the table itself. */
  setChart(chart: ChartKind | null): void;
  undo(): void;
  redo(): void;
  /** Selects the whole table in the text. The arrow keys lead on from there. */
  leave(): void;
};

export const useTableEdits = (_key: string): TableEdits => {
  const editor = useEditor();
  const journal = use(BodyForm)?.tables;
  return useMemo(() => {
    const at = [{ _key }];
    const newKey = () => editor.getSnapshot().context.keyGenerator();
    const stored = () =>
      editor.getSnapshot().context.value.find((block) => block._key === _key) as StoredTable | undefined;
    const rows = () => readRows(stored()?.rows);
    const setRows = (next: Row[], column?: number) => {
      const table = stored();
      if (!table) return;
      const send = () => editor.send({ type: 'set', at: [...at, 'rows'], value: next });
      const before = table.rows;
      if (journal && Array.isArray(before))
        journal.write({ table: _key, before, after: next, ...(column !== undefined && { column }) }, send);
      else send();
    };
    return {
      rows,
      newKey,
      setRows,
      setCell: (key, column, text) => {
        const before = stored()?.rows;
        const list: Partial<Row>[] = Array.isArray(before) ? before : [];
        const known = list.find((row) => row?._key === key);
        if (journal && typeof known?.cells?.[column] === 'string') {
          const cell = [...at, 'rows', { _key: key }, 'cells', column];
          journal.writeCell(_key, list as Row[], () => editor.send({ type: 'set', at: cell, value: text }));
          return;
        }
        const all = rows();
        const row = all.findIndex((shown) => shown._key === key);
        const was = all[row];
        if (was) setRows(all.with(row, { ...was, cells: was.cells.with(column, text) }));
      },
      setCaption: (caption) => {
        if (!stored()) return;
        if (caption === '') editor.send({ type: 'block.unset', at, props: ['caption'] });
        else editor.send({ type: 'block.set', at, props: { caption } });
      },
      setHeader: (hasHeader) => {
        if (!stored()) return;
        if (hasHeader) editor.send({ type: 'block.unset', at, props: ['headerless'] });
        else editor.send({ type: 'block.set', at, props: { headerless: true } });
      },
      setChart: (chart) => {
        if (!stored()) return;
        if (chart === null) editor.send({ type: 'block.unset', at, props: ['chart'] });
        else editor.send({ type: 'block.set', at, props: { chart } });
      },
      undo: () => editor.send({ type: 'history.undo' }),
      redo: () => editor.send({ type: 'history.redo' }),
      leave: () => {
        const place = { path: at, offset: 0 };
        editor.send({ type: 'select', at: { anchor: place, focus: place } });
        editor.send({ type: 'focus' });
      },
    };
  }, [editor, journal, _key]);
};
