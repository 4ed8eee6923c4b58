import { BarChartIcon } from '@sanity/icons/BarChart';
import type { Tool } from 'sanity';
import { loadPart } from '../parts/loadPart.tsx';

/** The tool with charts, for everybody in the newsroom. Its code is loaded when it is opened. */
export const numbersTool: Tool = {
  name: 'numbers',
  title: 'Numbers',
  icon: BarChartIcon,
  component: loadPart('Numbers', async () => (await import('./Numbers.tsx')).Numbers),
};
