import { useEditor } from '@portabletext/editor';
import { useMemo } from 'react';
import { type Place, type Row, readRows } from '../../../../lib/tables/grid.ts';

type StoredTable = { caption?: string; rows?: unknown };

/** Changes of a table in the text. They go through the editor, so that its undo has them, in their order. */
export type TableEdits = {
  rows(): Row[];
  newKey(): string;
  setRows(rows: Row[]): void;
  setCell(place: Place, text: string): void;
  setCaption(caption: string): void;
  setHeader(hasHeader: boolean): void;
  undo(): void;
  redo(): void;
  /** Selects the whole table in the text. The arrow keys lead on from there. */
  leave(): void;
};

export const useTableEdits = (_key: string): TableEdits => {
  const editor = useEditor();
  return useMemo(() => {
    const at = [{ _key }];
    const newKey = () => editor.getSnapshot().context.keyGenerator();
    const stored = () =>
      editor.getSnapshot().context.value.find((block) => block._key === _key) as StoredTable | undefined;
    const rows = () => readRows(stored()?.rows);
    const setRows = (next: Row[]) => {
      if (stored()) editor.send({ type: 'block.set', at, props: { rows: next } });
    };
    return {
      rows,
      newKey,
      setRows,
      setCell: ({ row, column }, text) => {
        const all = rows();
        const known = (stored()?.rows as Row[] | undefined)?.[row];
        // Two people may write in different cells.
        if (known?._key && typeof known.cells?.[column] === 'string')
          editor.send({
            type: 'set',
            at: [...at, 'rows', { _key: known._key }, 'cells', column],
            value: text,
          });
        else if (all[row]) setRows(all.with(row, { ...all[row], cells: all[row].cells.with(column, text) }));
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
      undo: () => editor.send({ type: 'history.undo' }),
      redo: () => editor.send({ type: 'history.redo' }),
      leave: () => {
        const place = { path: at, offset: 0 };
        editor.send({ type: 'select', at: { anchor: place, focus: place } });
        editor.send({ type: 'focus' });
      },
    };
  }, [editor, _key]);
};
