import { BarChartIcon } from '@sanity/icons/BarChart';
import { lazy } from 'react';
import type { Tool } from 'sanity';

/** The tool with charts, for everybody in the newsroom. Its code is loaded when it is opened. */
export const numbersTool: Tool = {
  name: 'numbers',
  title: 'Numbers',
  icon: BarChartIcon,
  component: lazy(async () => ({ default: (await import('./Numbers.tsx')).Numbers })),
};
