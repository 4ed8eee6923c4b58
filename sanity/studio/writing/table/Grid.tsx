import { Button, Flex } from '@sanity/ui';
import { useRef, useState } from 'react';
import { styled } from 'styled-components';
import type { ChartKind } from '../../../../lib/content/chartKinds.ts';
import { columnName, type Row } from '../../../../lib/tables/grid.ts';
import { Cell, type CellName } from './Cell.tsx';
import { GridTools } from './GridTools.tsx';
import { useColumnNames } from './useColumnNames.ts';
import { useGridEvents } from './useGridEvents.ts';
import type { TableEdits } from './useTableEdits.ts';

const Scroller = styled.div`
  overflow-x: auto;
`;

const Table = styled.table`
  inline-size: 100%;
  border-collapse: collapse;
  td {
    padding: 0;
    border: 1px solid var(--card-border-color);
    vertical-align: top;
  }
  tr[data-is-header] td {
    background: var(--card-muted-bg-color);
    font-weight: 650;
  }
  td:first-child {
    min-inline-size: 7rem;
  }
  tr:not([data-is-header]) td:first-child {
    font-weight: 500;
  }
`;

/** A longer table is shown in parts. */
const shownAtOnce = 100;

type Props = {
  name: string;
  rows: Row[];
  /** True if the first row names the columns. */
  hasHeader: boolean;
  chart: ChartKind | null;
  edits: TableEdits;
  readOnly: boolean;
  /** Shows a message to the writer. */
  tell(message: string): void;
  onRemove(): void;
};

/** The cells of a table. Tab and the arrow keys move between them. */
export const Grid = ({ name, rows, hasHeader, chart, edits, readOnly, tell, onRemove }: Props) => {
  const root = useRef<HTMLDivElement>(null);
  const [entered, setEntered] = useState<CellName | null>(null);
  const [shown, setShown] = useState(shownAtOnce);
  const columns = useColumnNames(rows);
  const { run, cellEvents } = useGridEvents({
    root,
    rows,
    columns,
    edits,
    readOnly,
    tell,
    onEnter: setEntered,
  });
  // A colleague may have moved or removed it.
  const place = {
    row: Math.max(
      0,
      rows.findIndex(({ _key }) => _key === entered?.rowKey),
    ),
    column: Math.max(0, columns.indexOf(entered?.columnName ?? '')),
  };
  return (
    <div ref={root}>
      <Scroller>
        <Table aria-label={name}>
          <tbody>
            {rows.slice(0, shown).map(({ _key, cells }, row) => (
              <tr key={_key} data-is-header={(hasHeader && row === 0) || undefined}>
                {cells.map((text, column) => (
                  <td key={columns[column]}>
                    <Cell
                      text={text}
                      row={row}
                      column={column}
                      rowKey={_key}
                      columnName={columns[column] ?? ''}
                      label={`${hasHeader && row === 0 ? 'Header' : `Row ${row + 1}`}, column ${columnName(column)}`}
                      readOnly={readOnly}
                      events={cellEvents}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </Table>
      </Scroller>
      {rows.length > shown && (
        <Flex paddingTop={2}>
          <Button
            mode="ghost"
            fontSize={1}
            padding={2}
            text={`Show more of ${rows.length.toLocaleString('en')} rows`}
            onClick={() => setShown(shown + shownAtOnce)}
          />
        </Flex>
      )}
      {!readOnly && (
        <GridTools
          place={place}
          hasHeader={hasHeader}
          chart={chart}
          onHeader={edits.setHeader}
          onChart={edits.setChart}
          run={run}
          onRemove={onRemove}
        />
      )}
    </div>
  );
};
