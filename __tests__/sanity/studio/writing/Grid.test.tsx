import { ThemeProvider } from '@sanity/ui';
import { buildTheme } from '@sanity/ui/theme';
import { act, fireEvent, render, screen } from '@testing-library/react';
import type { Row } from '../../../../lib/tables/grid.ts';
import { Grid } from '../../../../sanity/studio/writing/table/Grid.tsx';
import type { TableEdits } from '../../../../sanity/studio/writing/table/useTableEdits.ts';

const theme = buildTheme();
const row = (_key: string, ...cells: string[]): Row => ({ _type: 'tableRow', _key, cells });
const stored = [row('h', 'Month', 'Level'), row('m', 'May', '2')];

const paste = (field: HTMLElement, clipboard: Record<string, string>) =>
  fireEvent.paste(field, { clipboardData: { getData: (type: string) => clipboard[type] ?? '' } });

const goTo = (field: HTMLElement) => act(() => field.focus());

describe('the grid of a table that a colleague changes', () => {
  const setup = () => {
    const written: unknown[] = [];
    const told: string[] = [];
    let rows = stored;
    const nothing = () => undefined;
    const edits: TableEdits = {
      rows: () => rows,
      newKey: () => 'new',
      setRows: (next) => written.push(next.map(({ cells }) => cells)),
      setCell: (...change) => written.push(change),
      setCaption: nothing,
      setHeader: nothing,
      setChart: (chart) => written.push(chart),
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
          chart={null}
          edits={edits}
          readOnly={false}
          tell={(message) => told.push(message)}
          onRemove={nothing}
        />
      </ThemeProvider>
    );
    const { rerender } = render(grid());
    const cell = (name: string) => screen.getByRole('textbox', { name });
    return {
      written,
      told,
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

  it('takes paragraphs into the cell they are pasted into, with spaces for line breaks', () => {
    const { cell, type, written } = setup();
    const text = 'May was dry.\n\nJune was not.';
    const isLeftToBrowser = paste(cell('Header, column B'), {
      'text/plain': text,
      'text/html': '<p>May was dry.</p><p>June was not.</p>',
    });
    expect(isLeftToBrowser).toBe(true);
    expect(written).toEqual([]);
    type('Header, column B', text);
    fireEvent.blur(cell('Header, column B'));
    expect(written).toEqual([['h', 1, 'May was dry. June was not.']]);
  });

  it('fills a column with lines that have no HTML, as some spreadsheets copy them', () => {
    const { cell, written } = setup();
    expect(paste(cell('Header, column B'), { 'text/plain': 'Rain\n31' })).toBe(false);
    expect(written).toEqual([
      [
        ['Month', 'Rain'],
        ['May', '31'],
      ],
    ]);
  });

  const excel = (rule: string, cells: string) =>
    `<style><!--td {font-weight:400;}\n.xl65\n\t{mso-style-parent:style0;\n\t${rule};}\n--></style><table><tr>${cells}</tr></table>`;

  it.each([
    [
      'Excel, bold by its class',
      'A\tB',
      excel('font-weight:700', '<td>A</td><td class=xl65>B</td>'),
      'bold in cells',
    ],
    [
      'Excel, italic by its class',
      'A',
      excel('font-style:italic', '<td class=xl65>A</td>'),
      'italics in cells',
    ],
    [
      'LibreOffice, bold in part',
      'A\tB C',
      '<table><tr><td>A</td><td><b>B</b> C</td></tr></table>',
      'bold in cells',
    ],
    [
      'Google Sheets, one cell',
      'A',
      '<span data-sheets-root="1" style="font-weight:bold;font-style:italic">A</span>',
      'bold in cells, italics in cells',
    ],
  ])('names the bold and italics that cells lose: %s', (_case, text, html, expected) => {
    const { cell, told } = setup();
    paste(cell('Header, column A'), { 'text/plain': text, 'text/html': html });
    expect(told).toEqual([`Left out: ${expected}.`]);
  });

  it.each([
    ['cells', excel('font-weight:400', '<td class=xl65>A</td><td><b> </b>B</td>')],
    ['text', '<p><b>A</b></p>'],
  ])('says nothing about %s without bold and italics, or from no spreadsheet', (_case, html) => {
    const { cell, told } = setup();
    paste(cell('Header, column A'), { 'text/plain': 'A', 'text/html': html });
    expect(told).toEqual([]);
  });

  it('is shown to readers as the chart that is chosen, or as itself', () => {
    const { written } = setup();
    const choice = screen.getByRole('combobox', { name: 'Chart' });
    expect(choice).toHaveDisplayValue('No chart');
    fireEvent.change(choice, { target: { value: 'bar' } });
    fireEvent.change(choice, { target: { value: '' } });
    expect(written).toEqual(['bar', null]);
  });

  const laterRows = [row('h', 'Month', 'Level'), row('m', 'May', '3')];

  it('takes the focus back to no cell that a person has left since a key moved there', () => {
    const { change, cell } = setup();
    goTo(cell('Header, column A'));
    fireEvent.keyDown(cell('Header, column A'), { key: 'Enter' });
    expect(cell('Row 2, column A')).toHaveFocus();
    // As Tab does.
    goTo(cell('Row 2, column B'));
    change(laterRows);
    expect(cell('Row 2, column B')).toHaveFocus();
    const header = screen.getByRole('checkbox', { name: 'Header row' });
    goTo(header);
    change(stored);
    expect(header).toHaveFocus();
  });

  it('focuses a new row when it is shown, unless the person has gone on', () => {
    const { change, cell } = setup();
    const insert = () =>
      fireEvent.keyDown(cell('Row 2, column A'), { key: 'ArrowDown', altKey: true, shiftKey: true });
    goTo(cell('Row 2, column A'));
    insert();
    change([...stored, row('new', '', '')]);
    expect(cell('Row 3, column A')).toHaveFocus();
    change(stored);
    goTo(cell('Row 2, column A'));
    insert();
    goTo(cell('Header, column B'));
    change([...stored, row('new', '', '')]);
    expect(cell('Header, column B')).toHaveFocus();
  });
});
