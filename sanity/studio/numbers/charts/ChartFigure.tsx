import { DownloadIcon } from '@sanity/icons/Download';
import { Box, Button, Stack, Text } from '@sanity/ui';
import { type ReactNode, useId } from 'react';
import { styled } from 'styled-components';
import type { Table } from '../../../../lib/numbers/tables.ts';
import { downloadCsv } from '../downloadCsv.ts';

const Figure = styled.figure`
  margin: 0;
  min-inline-size: 0;
  font-family: 'Public Sans Variable', system-ui, sans-serif;
  .recharts-responsive-container {
    min-inline-size: 0;
  }
  summary {
    cursor: pointer;
    padding-block: 0.5rem;
    font-size: 0.8125rem;
  }
  summary:focus-visible,
  [role='region']:focus-visible,
  svg:focus-visible {
    outline: 2px solid var(--card-focus-ring-color);
    outline-offset: 1px;
  }
  svg {
    font-family: inherit;
    font-size: 0.75rem;
    font-variant-numeric: tabular-nums;
  }
`;

const Scroller = styled.div`
  max-block-size: 24rem;
  overflow: auto;
  table {
    border-collapse: collapse;
    font-size: 0.8125rem;
    font-variant-numeric: tabular-nums;
  }
  th,
  td {
    padding: 0.35rem 0.75rem 0.35rem 0;
    border-block-end: 1px solid var(--card-border-color);
    text-align: start;
    vertical-align: baseline;
  }
  th {
    position: sticky;
    inset-block-start: 0;
    background: var(--card-bg-color);
    font-weight: 600;
  }
  .number {
    text-align: end;
  }
  td:not(.number) {
    min-inline-size: 6.5rem;
  }
`;

type Props = {
  title: string;
  /** What the numbers mean, in a sentence. */
  text: string;
  table: Table;
  /** The name of the CSV file, without its ending. */
  file: string;
  /** Stands in for a chart without numbers; null if there are some. */
  emptyText: string | null;
  children: ReactNode;
};

/** A chart with its title, its numbers as a table, and the table as a file. */
export const ChartFigure = ({ title, text, table, file, emptyText, children }: Props) => {
  const id = useId();
  return (
    <Figure aria-labelledby={id}>
      <Stack gap={4}>
        <Stack gap={3}>
          <Text as="h3" size={1} weight="semibold" id={id}>
            {title}
          </Text>
          <Text size={1} muted>
            {text}
          </Text>
        </Stack>
        {emptyText === null ? children : <Text size={1}>{emptyText}</Text>}
        <Box>
          <details>
            <summary>Table: {title}</summary>
            <Numbers title={title} table={table} />
          </details>
          <Button
            mode="bleed"
            fontSize={1}
            padding={2}
            icon={DownloadIcon}
            text="Download CSV"
            aria-label={`Download CSV: ${title}`}
            onClick={() => downloadCsv(file, table)}
          />
        </Box>
      </Stack>
    </Figure>
  );
};

const Numbers = ({ title, table: { head, rows } }: { title: string; table: Table }) => (
  <Scroller role="region" aria-label={`Table: ${title}`} tabIndex={0}>
    <table>
      <thead>
        <tr>
          {head.map((name, column) => (
            <th key={name} scope="col" className={isNumber(rows[0]?.[column]) ? 'number' : ''}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={String(row[0])}>
            {row.map((cell, column) => (
              <td key={head[column]} className={isNumber(cell) ? 'number' : ''}>
                {isNumber(cell) ? cell.toLocaleString('en') : (cell ?? '–')}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </Scroller>
);

const isNumber = (cell: unknown): cell is number => typeof cell === 'number';
