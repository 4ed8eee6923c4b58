import type { Place } from './grid.ts';

/** What a key does in a cell. */
export type GridCommand =
  | { kind: 'move'; to: Place }
  | { kind: 'insertRow' | 'removeRow'; row: number }
  | { kind: 'insertColumn' | 'removeColumn'; column: number }
  | { kind: 'undo' }
  | { kind: 'redo' }
  | { kind: 'leave' };

type Key = Pick<KeyboardEvent, 'key' | 'altKey' | 'shiftKey' | 'ctrlKey' | 'metaKey'>;

/**
 * The command of a key in a cell, or null if the key edits text or moves as in any form, such as Tab.
 *
 * @param rows the number of rows.
 */
export const gridCommand = (event: Key, { row, column }: Place, rows: number): GridCommand | null => {
  const { key, altKey, shiftKey } = event;
  if (event.ctrlKey || event.metaKey) return historyCommand(event);
  if (altKey) return shiftKey ? structureCommand(key, { row, column }) : null;
  switch (key) {
    case 'Enter':
      if (shiftKey) return { kind: 'move', to: { row: Math.max(0, row - 1), column } };
      return row + 1 < rows
        ? { kind: 'move', to: { row: row + 1, column: 0 } }
        : { kind: 'insertRow', row: row + 1 };
    case 'ArrowUp':
      return row > 0 && !shiftKey ? { kind: 'move', to: { row: row - 1, column } } : null;
    case 'ArrowDown':
      return row + 1 < rows && !shiftKey ? { kind: 'move', to: { row: row + 1, column } } : null;
    case 'Escape':
      return { kind: 'leave' };
    default:
      return null;
  }
};

const historyCommand = ({ key, shiftKey, altKey }: Key): GridCommand | null => {
  if (altKey) return null;
  const letter = key.toLowerCase();
  if (letter === 'z') return shiftKey ? { kind: 'redo' } : { kind: 'undo' };
  return letter === 'y' && !shiftKey ? { kind: 'redo' } : null;
};

/** Alt and Shift with an arrow insert in its direction, with Backspace or Delete they remove. */
const structureCommand = (key: string, { row, column }: Place): GridCommand | null => {
  switch (key) {
    case 'ArrowUp':
      return { kind: 'insertRow', row };
    case 'ArrowDown':
      return { kind: 'insertRow', row: row + 1 };
    case 'ArrowLeft':
      return { kind: 'insertColumn', column };
    case 'ArrowRight':
      return { kind: 'insertColumn', column: column + 1 };
    case 'Backspace':
      return { kind: 'removeRow', row };
    case 'Delete':
      return { kind: 'removeColumn', column };
    default:
      return null;
  }
};
