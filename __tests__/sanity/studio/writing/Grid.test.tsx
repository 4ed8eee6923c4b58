import { ThemeProvider } from '@sanity/ui';
import { buildTheme } from '@sanity/ui/theme';
import { fireEvent, render, screen } from '@testing-library/react';
import type { Row } from '../../../../lib/tables/grid.ts';
import { Grid } from '../../../../sanity/studio/writing/table/Grid.tsx';
import type { TableEdits } from '../../../../sanity/studio/writing/table/useTableEdits.ts';

const theme = buildTheme();
const row = (_key: string, ...cells: string[]): Row => ({ _type: 'tableRow', _key, cells });
const stored = [row('h', 'Month', 'Level'), row('m', 'May', '2')];

describe('the grid of a table that a colleague changes', () => {
  const setup = () => {
    const written: unknown[] = [];
    let rows = stored;
    const nothing = () => undefined;
    const edits: TableEdits = {
      rows: () => rows,
      newKey: () => 'new',
      setRows: (next) => written.push(next.map(({ cells }) => cells)),
      setCell: (...change) => written.push(change),
      setCaption: nothing,
      setHeader: nothing,
      undo: nothing,
      redo: nothing,
      leave: nothing,
    };
    const grid = () => (
      <ThemeProvider theme={theme}>
        <Grid
          name="Levels"
          rows={rows}
          hasHeader
          edits={edits}
          readOnly={false}
          tell={nothing}
          onRemove={nothing}
        />
      </ThemeProvider>
    );
    const { rerender } = render(grid());
    const cell = (name: string) => screen.getByRole('textbox', { name });
    return {
      written,
      cell,
      change: (next: Row[]) => {
        rows = next;
        rerender(grid());
      },
      type: (name: string, value: string) => fireEvent.change(cell(name), { target: { value } }),
    };
  };

  it.each<[string, Row[], string, unknown]>([
    [
      'a column that was inserted before it',
      [row('h', '', 'Month', 'Level'), row('m', '', 'May', '2')],
      'Row 2, column C',
      ['m', 2, '3'],
    ],
    [
      'a row that was inserted above it',
      [row('h', 'Month', 'Level'), row('a', '', ''), row('m', 'May', '2')],
      'Row 3, column B',
      ['m', 1, '3'],
    ],
  ])('writes what is typed into the cell that moved with %s', (_case, next, name, expected) => {
    const { type, change, cell, written } = setup();
    type('Row 2, column B', '3');
    change(next);
    expect(cell(name)).toHaveValue('3');
    fireEvent.blur(cell(name));
    expect(written).toEqual([expected]);
  });

  it('writes nothing into a column that took the place of a removed one', () => {
    const { type, change, written } = setup();
    type('Row 2, column A', 'Maj');
    change([row('h', 'Level'), row('m', '2')]);
    expect(written).toEqual([]);
  });

  it('removes the row that the person was in, wherever it is now', () => {
    const { change, cell, written } = setup();
    fireEvent.focus(cell('Row 2, column A'));
    change([row('h', 'Month', 'Level'), row('a', 'April', ''), row('m', 'May', '2')]);
    fireEvent.click(screen.getByRole('button', { name: 'Remove row 3' }));
    expect(written).toEqual([
      [
        ['Month', 'Level'],
        ['April', ''],
      ],
    ]);
  });
});
