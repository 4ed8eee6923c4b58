import { columnShift } from '../../../../lib/tables/columnShift.ts';
import { diffRows } from '../../../../lib/tables/diffRows.ts';
import type { Row } from '../../../../lib/tables/grid.ts';
import { applyRowOps, patchOfRowOp, type RowOp, shiftRowOp } from '../../../../lib/tables/rowOps.ts';

type Path = readonly unknown[];
/** What the editor tells of a change that it made. */
export type EditorOperation = { type: string; path: Path; value?: unknown; inverse?: unknown };
type Patch = { type: string; path: Path; value?: unknown };

/** Where a patch or operation changes a table: all its rows, or one cell. */
type Target = { table: string; cell: { row: string; column: number } | null };

/** A change that the editor has made and not yet given to the form. Null: it is given as it is. */
type Waiting = { table: string; path: string; value: unknown; ops: RowOp[] | null };

type Edit = {
  before: unknown;
  column: number | undefined;
  /** True if an undo left the change, so that a redo does not make it twice. */
  isKept: boolean;
};

type Rows = (table: string) => Row[] | undefined;

/** More than a person does before the editor gives its changes to the form, within a second. */
const maxWaiting = 1_000;

/**
 * Lets two people change one table at once. The editor knows a change of rows or columns, its undo and its redo, as the
 * whole list of rows: written so, it would overwrite what a colleague wrote meanwhile. The journal replaces it, on its way
 * to the form, by changes of the single rows and cells, and corrects the editor after an undo.
 */
export class TableJournal {
  readonly #edits = new WeakMap<Row[], Edit>();
  /** The rows of the tables that were changed here, as the editor has them. */
  readonly #rows = new Map<string, Row[]>();
  #waiting: Waiting[] = [];
  #isOwn = false;

  /** Makes a change that is not an undo. @param column what the change inserted or removed. */
  write(
    { table, before, after, column }: { table: string; before: Row[]; after: Row[]; column?: number },
    send: () => void,
  ): void {
    this.#edits.set(after, { before, column, isKept: false });
    this.writeCell(table, before, send);
  }

  writeCell(table: string, before: Row[], send: () => void): void {
    this.#rows.set(table, before);
    this.#isOwn = true;
    try {
      send();
    } finally {
      this.#isOwn = false;
    }
  }

  /**
   * Follows the editor.
   *
   * @param rowsOf the rows that the editor has after the operation.
   * @returns the rows that the editor has to be given, after an undo that would overwrite a colleague's work.
   */
  follow(operation: EditorOperation, isLocal: boolean, rowsOf: Rows): { table: string; rows: Row[] } | null {
    const target = isLocal && operation.type === 'set' ? targetOf(operation.path) : null;
    const correction = target && this.#follow(target, operation);
    for (const [table, before] of this.#rows) {
      const after = rowsOf(table) ?? [];
      if (!isLocal && before !== after) this.#rebase(table, before, after);
      this.#rows.set(table, after);
    }
    return correction;
  }

  /** A colleague has inserted or removed cells: what was not given to the form yet is for the cells beside them. */
  #rebase(table: string, before: Row[], after: Row[]): void {
    const known = new Map(before.map((row) => [row._key, row]));
    for (const row of after) {
      const was = known.get(row._key);
      const shift = was && was !== row ? columnShift([was], [row]) : null;
      if (!shift) continue;
      for (const waiting of this.#waiting)
        if (waiting.table === table)
          waiting.ops = waiting.ops?.flatMap((op) => shiftRowOp(op, row._key, shift)) ?? null;
    }
  }

  #follow({ table, cell }: Target, { path, value, inverse }: EditorOperation) {
    const current = this.#rows.get(table);
    const from = readInverse(inverse);
    if (!current || from === undefined) return null;
    const ops = cell
      ? this.#isOwn || current.find(({ _key }) => _key === cell.row)?.cells[cell.column] === from
        ? [{ kind: 'setCell' as const, key: cell.row, column: cell.column, text: String(value) }]
        : []
      : this.#diff(from as Row[], value as Row[], this.#isOwn ? (from as Row[]) : current);
    this.#waiting.push({ table, path: JSON.stringify(path), value, ops });
    if (this.#waiting.length > maxWaiting) this.#waiting.shift();
    if (ops === null || this.#isOwn) return null;
    const rows = applyRowOps(current, ops);
    const isAsSet = cell ? ops.length > 0 : JSON.stringify(rows) === JSON.stringify(value);
    return isAsSet ? null : { table, rows };
  }

  #diff(before: Row[], after: Row[], current: Row[]): RowOp[] | null {
    const isForward = this.#edits.get(after)?.before === before;
    const edit = this.#edits.get(isForward ? after : before);
    if (!Array.isArray(after)) return null;
    const ops = isForward && edit?.isKept ? [] : diffRows({ before, after, column: edit?.column, current });
    if (edit) edit.isKept = !isForward && ops?.length === 0;
    return ops;
  }

  /** The patches that the form gets. */
  translate<Given extends Patch>(patches: Given[]): Given[] {
    return patches.flatMap((patch) => {
      const target = patch.type === 'set' ? targetOf(patch.path) : null;
      const path = target && JSON.stringify(patch.path);
      const at = this.#waiting.findIndex((waiting) => waiting.path === path && waiting.value === patch.value);
      if (!target || at < 0) return [patch];
      const { ops } = this.#waiting[at] ?? { ops: null };
      this.#waiting.splice(0, at + 1);
      const { value, ...rest } = patch;
      return ops === null
        ? [patch]
        : ops.map((op) => {
            const part = patchOfRowOp(op);
            return { ...rest, ...part, path: [...patch.path.slice(0, 1), ...part.path] } as unknown as Given;
          });
    });
  }
}

const targetOf = (path: Path): Target | null => {
  const [block, rows, row, cells, column, ...rest] = path;
  const table = keyOf(block);
  if (table === null || rows !== 'rows' || rest.length > 0) return null;
  if (row === undefined) return { table, cell: null };
  const key = keyOf(row);
  return key !== null && cells === 'cells' && typeof column === 'number'
    ? { table, cell: { row: key, column } }
    : null;
};

const keyOf = (segment: unknown): string | null =>
  typeof segment === 'object' && segment !== null && '_key' in segment && typeof segment._key === 'string'
    ? segment._key
    : null;

/** What was there before. Undefined if nothing was. */
const readInverse = (inverse: unknown): unknown =>
  typeof inverse === 'object' && inverse !== null && 'value' in inverse ? inverse.value : undefined;
