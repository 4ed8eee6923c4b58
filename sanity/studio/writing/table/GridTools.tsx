import { Box, Button, Flex, Select, Switch, Text } from '@sanity/ui';
import { useId } from 'react';
import { type ChartKind, chartKinds, findChartKind } from '../../../../lib/content/chartKinds.ts';
import { columnName, type Place } from '../../../../lib/tables/grid.ts';
import type { GridCommand } from '../../../../lib/tables/gridKey.ts';

const headerRow = 'Header row';

type Props = {
  place: Place;
  hasHeader: boolean;
  chart: ChartKind | null;
  onHeader(hasHeader: boolean): void;
  onChart(chart: ChartKind | null): void;
  run(command: GridCommand): void;
  onRemove(): void;
};

/** The buttons of a table. They work on the cell that had the focus last. */
export const GridTools = ({
  place: { row, column },
  hasHeader,
  chart,
  onHeader,
  onChart,
  run,
  onRemove,
}: Props) => {
  const headerId = useId();
  const tools: { text: string; keys: string; name: string; command: GridCommand }[] = [
    {
      text: '+ Row',
      keys: 'Alt+Shift+↓',
      name: `Insert a row below row ${row + 1}`,
      command: { kind: 'insertRow', row: row + 1 },
    },
    {
      text: '+ Column',
      keys: 'Alt+Shift+→',
      name: `Insert a column after column ${columnName(column)}`,
      command: { kind: 'insertColumn', column: column + 1 },
    },
    {
      text: '− Row',
      keys: 'Alt+Shift+Backspace',
      name: `Remove row ${row + 1}`,
      command: { kind: 'removeRow', row },
    },
    {
      text: '− Column',
      keys: 'Alt+Shift+Delete',
      name: `Remove column ${columnName(column)}`,
      command: { kind: 'removeColumn', column },
    },
  ];
  return (
    <Flex role="toolbar" aria-label="Table" gap={1} paddingTop={2} wrap="wrap">
      {tools.map(({ text, keys, name, command }) => (
        <Button
          key={text}
          mode="bleed"
          fontSize={1}
          padding={2}
          text={text}
          aria-label={name}
          title={`${name} (${keys})`}
          onClick={() => run(command)}
        />
      ))}
      <Flex align="center" gap={2} paddingX={2}>
        <Switch
          id={headerId}
          checked={hasHeader}
          onChange={({ currentTarget }) => onHeader(currentTarget.checked)}
        />
        <Text as="label" htmlFor={headerId} size={1}>
          {headerRow}
        </Text>
      </Flex>
      {/* A select takes a whole line by itself. */}
      <Box style={{ inlineSize: '9.5rem' }}>
        <Select
          aria-label="Chart"
          fontSize={1}
          padding={2}
          value={chart ?? ''}
          onChange={({ currentTarget }) => onChart(findChartKind(currentTarget.value))}
        >
          <option value="">No chart</option>
          {chartKinds.map(({ value, title }) => (
            <option key={value} value={value}>
              {title}
            </option>
          ))}
        </Select>
      </Box>
      <Button mode="bleed" tone="critical" fontSize={1} padding={2} text="Remove table" onClick={onRemove} />
    </Flex>
  );
};
