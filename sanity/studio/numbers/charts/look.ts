/** Colours of the card that a chart stands on, light and dark. */
export const ink = 'var(--card-fg-color)';
export const muted = 'var(--card-muted-fg-color)';
export const hairline = 'var(--card-border-color)';

/** Labels of an axis. */
export const tick = { fill: muted };

export const tooltip = {
  contentStyle: {
    background: 'var(--card-bg-color)',
    border: `1px solid ${hairline}`,
    color: ink,
    fontSize: '0.8125rem',
  },
  itemStyle: { color: ink },
  cursor: { fill: 'var(--card-muted-bg-color)' },
  formatter: (value: unknown) => labelNumber(value),
  separator: ': ',
  isAnimationActive: false,
} as const;

export const chartHeight = 220;

const compact = new Intl.NumberFormat('en', { notation: 'compact' });
const whole = new Intl.NumberFormat('en');

/** `90K`: an axis has little space. */
export const axisNumber = (value: number): string => compact.format(value);

/** `90,000`. Charts pass on whatever a column has. */
export const labelNumber = (value: unknown): string =>
  typeof value === 'number' ? whole.format(value) : String(value ?? '');
