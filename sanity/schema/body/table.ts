import { ThLargeIcon } from '@sanity/icons/ThLarge';
import { uuid } from '@sanity/uuid';
import { defineArrayMember, defineField, defineType } from 'sanity';
import { chartProblem } from '../../../lib/charts/figuresOf.ts';
import { chartKinds, findChartKind } from '../../../lib/content/chartKinds.ts';
import { emptyRows } from '../../../lib/tables/grid.ts';
import { TableBlock } from '../../studio/writing/table/TableBlock.tsx';
import { chartLanguage } from './chartLanguage.ts';

type Row = { cells?: (string | null)[] };

const isEven = (rows: Row[]): boolean => new Set(rows.map(({ cells }) => cells?.length ?? 0)).size <= 1;

/** Rows of figures. The first row is the header, unless it is switched off. */
export const table = defineType({
  name: 'table',
  title: 'Table',
  type: 'object',
  icon: ThLargeIcon,
  components: { block: TableBlock },
  // With rows from the beginning, two people can fill the cells.
  initialValue: () => ({ rows: emptyRows(() => uuid().slice(0, 8)) }),
  fields: [
    defineField({
      name: 'caption',
      title: 'Caption',
      type: 'string',
      description: 'What the figures show, and who published them.',
      validation: (rule) => rule.required().error('Say what the figures show, and who published them.'),
    }),
    defineField({
      name: 'headerless',
      title: 'Without a header row',
      type: 'boolean',
      description: 'The first row has figures, as the others have.',
    }),
    defineField({
      name: 'chart',
      title: 'Drawn as a chart',
      type: 'string',
      options: { list: [...chartKinds] },
      description: 'Readers see the chart, with the table folded below it.',
      validation: (rule) =>
        rule.custom(async (chart, context) => {
          if (!chart) return true;
          const { headerless, rows } = (context.parent ?? {}) as { headerless?: boolean; rows?: Row[] };
          const table = {
            chart: findChartKind(chart),
            hasHeader: headerless !== true,
            rows: (rows ?? []).map(({ cells }) => (cells ?? []).map((cell) => cell ?? '')),
          };
          return chartProblem(table, await chartLanguage(context)) ?? true;
        }),
    }),
    defineField({
      name: 'rows',
      title: 'Rows',
      type: 'array',
      of: [defineArrayMember({ type: 'tableRow' })],
      validation: (rule) => [
        rule.required().min(2).error('A table needs at least two rows.'),
        rule.custom((rows) => !rows || isEven(rows as Row[]) || 'Each row needs as many cells as the first.'),
      ],
    }),
  ],
  preview: {
    select: { title: 'caption', rows: 'rows' },
    prepare: ({ title, rows }) => ({ title: title || 'Table', subtitle: `Table, ${rows?.length ?? 0} rows` }),
  },
});
