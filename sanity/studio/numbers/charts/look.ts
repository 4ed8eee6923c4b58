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
  isAnimationActive: false,
} as const;

export const chartHeight = 220;
