import { defineField, defineType } from 'sanity';

/** A passage before and after. The server writes it when a correction is published; see `passageChanges`. */
export const passageChange = defineType({
  name: 'passageChange',
  title: 'Changed passage',
  type: 'object',
  fields: [
    defineField({ name: 'path', title: 'Part of the story', type: 'string' }),
    defineField({ name: 'block', title: 'Key of the block', type: 'string' }),
    defineField({ name: 'was', title: 'What it said', type: 'text' }),
    defineField({ name: 'is', title: 'What it says now', type: 'text' }),
    defineField({ name: 'isAbridged', title: 'Abridged', type: 'boolean' }),
  ],
  preview: {
    select: { title: 'is', subtitle: 'was' },
    prepare: ({ title, subtitle }) => ({ title: title || 'Removed passage', subtitle }),
  },
});
