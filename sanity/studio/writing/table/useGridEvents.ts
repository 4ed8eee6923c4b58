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
import type { CellEvents } from './Cell.tsx';
import { changeRows, type RowsCommand } from './changeRows.ts';
import type { TableEdits } from './useTableEdits.ts';

type Options = {
  root: RefObject<HTMLElement | null>;
  rows: Row[];
  edits: TableEdits;
  readOnly: boolean;
  tell(message: string): void;
  onEnter(place: Place): void;
};

/** More than the cells of a table hold. */
const maxTextCharacters = 1_000_000;

/** The commands of a grid, and what it does with the events of its cells. */
export const useGridEvents = ({ root, rows, edits, readOnly, tell, onEnter }: Options) => {
  const focus = useFocusAfterChange(root, rows);
  return useMemo(() => {
    const change = (command: RowsCommand): void => {
      const next = changeRows(edits.rows(), command, edits.newKey);
      if (next) edits.setRows(next.rows);
      else tell('The table is full. Split it into two.');
      if (next) focus(next.focus);
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
    const cellEvents: CellEvents = {
      onEnter,
      onWrite: (place, text) => edits.setCell(place, text),
      onKey: (event, place) => {
        const command = gridCommand(event, place, edits.rows().length);
        const { isComposing } = event.nativeEvent;
        if (!command || isComposing || staysInCell(event.key, event.altKey, event.currentTarget)) return;
        event.preventDefault();
        if (!readOnly || command.kind === 'move' || command.kind === 'leave') run(command);
      },
      onPasteInto: (event, place) => {
        const text = event.clipboardData.getData('text/plain');
        const cells = text.length > maxTextCharacters ? [] : cellsFromText(text);
        if (!cells || readOnly) return;
        event.preventDefault();
        if (cells.length === 0) {
          tell('Not pasted. The clipboard has too much text for a table.');
          return;
        }
        const next = pasteCells(edits.rows(), place, cells, edits.newKey);
        const problem = tableSizeProblem(next.length, columnsOf(next));
        if (problem) tell(`Not pasted. ${problem}`);
        else edits.setRows(next);
      },
    };
    return { run, cellEvents };
  }, [edits, readOnly, tell, onEnter, focus]);
};

/** Up and down move in the lines of a cell, until its start or end. */
const staysInCell = (key: string, altKey: boolean, cell: HTMLTextAreaElement): boolean => {
  if (altKey) return false;
  if (key === 'ArrowUp') return cell.selectionStart > 0;
  return key === 'ArrowDown' && cell.selectionEnd < cell.value.length;
};

/** Focuses a cell now, or when the change that makes it is shown. */
const useFocusAfterChange = (root: RefObject<HTMLElement | null>, rows: Row[]) => {
  const wanted = useRef<Place | null>(null);
  const focus = useCallback(() => {
    const place = wanted.current;
    const cell =
      place &&
      root.current?.querySelector<HTMLTextAreaElement>(
        `[data-row="${place.row}"][data-column="${place.column}"]`,
      );
    if (!cell) return;
    cell.focus();
    cell.select();
  }, [root]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs after each change of the rows.
  useLayoutEffect(() => {
    focus();
    wanted.current = null;
  }, [rows, focus]);
  return useCallback(
    (place: Place) => {
      wanted.current = place;
      focus();
    },
    [focus],
  );
};
