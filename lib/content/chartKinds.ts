/** The forms in which a table can be drawn. */
export const chartKinds = [
  { value: 'line', title: 'Line chart' },
  { value: 'column', title: 'Column chart' },
  { value: 'bar', title: 'Bar chart' },
] as const;
export type ChartKind = (typeof chartKinds)[number]['value'];

/** Returns the kind, or null if it is unknown. */
export const findChartKind = (value: unknown): ChartKind | null =>
  chartKinds.find((kind) => kind.value === value)?.value ?? null;
