import { type RefObject, useCallback, useLayoutEffect, useMemo, useRef } from 'react';
import { cellsFromText } from '../../../../lib/tables/cellsFromText.ts';
import {
  columnsOf,
  type Place,
  pasteCells,
  type Row,
  tableSizeProblem,
} from '../../../../lib/tables/grid.ts';
import { type GridCommand, gridCommand } from '../../../../lib/tables/gridKey.ts';
import type { CellEvents, CellName } from './Cell.tsx';
import { cellSelector } from './cellSelector.ts';
import { changeRows, type RowsCommand } from './changeRows.ts';
import { leftOutOfCells } from './leftOutOfCells.ts';
import { pastedKind } from './pastedKind.ts';
import type { TableEdits } from './useTableEdits.ts';

type Options = {
  root: RefObject<HTMLElement | null>;
  rows: Row[];
  /** The names of the columns. */
  columns: string[];
  edits: TableEdits;
  readOnly: boolean;
  tell(message: string): void;
  onEnter(cell: CellName): void;
};

/** More than the cells of a table hold. */
const maxTextCharacters = 1_000_000;

/** The commands of a grid, and what it does with the events of its cells. */
export const useGridEvents = ({ root, rows, columns, edits, readOnly, tell, onEnter }: Options) => {
  const newestColumns = useRef(columns);
  newestColumns.current = columns;
  const { focus, focusWhenShown, stayNear, forget } = useFocusAfterChange(root, rows);
  return useMemo(() => {
    const change = (command: RowsCommand): void => {
      const next = changeRows(edits.rows(), command, edits.newKey);
      if (next) edits.setRows(next.rows, next.column);
      else tell('The table is full. Split it into two.');
      if (next) focusWhenShown(next.focus);
    };
    const run = (command: GridCommand): void => {
      switch (command.kind) {
        case 'undo':
        case 'redo':
        case 'leave':
          edits[command.kind]();
          break;
        case 'move':
          focus(command.to);
          break;
        default:
          change(command);
      }
    };
    const tellLost = (data: DataTransfer): void => {
      const lost = leftOutOfCells(data);
      if (lost) tell(lost);
    };
    const cellEvents: CellEvents = {
      onEnter: (cell) => {
        forget();
        onEnter(cell);
      },
      onWrite: ({ rowKey, columnName }, text) => {
        const column = newestColumns.current.indexOf(columnName);
        if (column >= 0) edits.setCell(rowKey, column, text);
      },
      onKey: (event, place) => {
        const command = gridCommand(event, place, edits.rows().length);
        const { isComposing } = event.nativeEvent;
        if (!command || isComposing || staysInCell(event.key, event.altKey, event.currentTarget)) return;
        event.preventDefault();
        if (command.kind === 'undo' || command.kind === 'redo') stayNear(place);
        if (!readOnly || command.kind === 'move' || command.kind === 'leave') run(command);
      },
      onPasteInto: (event, place) => {
        const { clipboardData } = event;
        const text = clipboardData.getData('text/plain');
        const html = clipboardData.getData('text/html');
        const cells = text.length > maxTextCharacters ? [] : cellsFromText(text, pastedKind(html));
        if (readOnly) return;
        if (!cells) {
          // The browser pastes into the cell, which makes spaces of line breaks.
          tellLost(clipboardData);
          return;
        }
        event.preventDefault();
        if (cells.length === 0) {
          tell('Not pasted. The clipboard has too much text for a table.');
          return;
        }
        const next = pasteCells(edits.rows(), place, cells, edits.newKey);
        const problem = tableSizeProblem(next.length, columnsOf(next));
        if (problem) {
          tell(`Not pasted. ${problem}`);
          return;
        }
        edits.setRows(next);
        tellLost(clipboardData);
      },
    };
    return { run, cellEvents };
  }, [edits, readOnly, tell, onEnter, focus, focusWhenShown, stayNear, forget]);
};

/** Up and down move in the lines of a cell, until its start or end. */
const staysInCell = (key: string, altKey: boolean, cell: HTMLTextAreaElement): boolean => {
  if (altKey) return false;
  if (key === 'ArrowUp') return cell.selectionStart > 0;
  return key === 'ArrowDown' && cell.selectionEnd < cell.value.length;
};

/** Moves the focus when a change is shown: to a cell that it makes, or to one near a cell that it removes. */
const useFocusAfterChange = (root: RefObject<HTMLElement | null>, rows: Row[]) => {
  const wanted = useRef<Place | null>(null);
  const near = useRef<Place | null>(null);
  const focusOn = useCallback(
    (place: Place | null) => {
      const cell = place && root.current?.querySelector<HTMLTextAreaElement>(cellSelector(place));
      cell?.focus();
      cell?.select();
    },
    [root],
  );
  useLayoutEffect(() => {
    focusOn(wanted.current);
    // The browser takes the focus from a cell that is removed.
    if (near.current && document.activeElement === document.body)
      focusOn({
        row: Math.min(near.current.row, rows.length - 1),
        column: Math.min(near.current.column, columnsOf(rows) - 1),
      });
    wanted.current = null;
    near.current = null;
  }, [rows, focusOn]);
  return useMemo(
    () => ({
      focus: focusOn,
      focusWhenShown: (place: Place) => {
        // Where the change is not shown yet, another cell is at its place.
        focusOn(place);
        wanted.current = place;
      },
      /** A person who goes to another cell meanwhile stays there. */
      forget: () => {
        wanted.current = null;
      },
      stayNear: (place: Place) => {
        near.current = place;
      },
    }),
    [focusOn],
  );
};
