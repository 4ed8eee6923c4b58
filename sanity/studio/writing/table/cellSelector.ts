import type { Place } from '../../../../lib/tables/grid.ts';

/** Finds a cell of a grid. */
export const cellSelector = ({ row, column }: Place): string =>
  `[data-row="${row}"][data-column="${column}"]`;
