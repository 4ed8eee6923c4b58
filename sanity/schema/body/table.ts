import { ThLargeIcon } from '@sanity/icons/ThLarge';
import { defineArrayMember, defineField, defineType } from 'sanity';

type Row = { cells?: string[] };

const isEven = (rows: Row[]): boolean => new Set(rows.map(({ cells }) => cells?.length ?? 0)).size <= 1;

/** Rows of figures. The first row is the header. */
export const table = defineType({
  name: 'table',
  title: 'Table',
  type: 'object',
  icon: ThLargeIcon,
  fields: [
    defineField({
      name: 'caption',
      title: 'Caption',
      type: 'string',
      description: 'What the figures are, and whose.',
      validation: (rule) => rule.required(),
    }),
    defineField({
      name: 'rows',
      title: 'Rows',
      type: 'array',
      description: 'The first row names the columns.',
      of: [defineArrayMember({ type: 'tableRow' })],
      validation: (rule) => [
        rule.required().min(2).error('A table has a row of names and at least one of figures.'),
        rule.custom((rows) => !rows || isEven(rows as Row[]) || 'Each row needs as many cells as the first.'),
      ],
    }),
  ],
  preview: {
    select: { title: 'caption', rows: 'rows' },
    prepare: ({ title, rows }) => ({ title: title || 'Table', subtitle: `Table, ${rows?.length ?? 0} rows` }),
  },
});
