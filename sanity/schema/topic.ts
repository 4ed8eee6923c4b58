import { TagIcon } from '@sanity/icons/Tag';
import { defineField, defineType } from 'sanity';
import { slugFor } from '../../lib/text/slugFor.ts';
import { hasAddress } from './hasAddress.ts';
import { stateWords, storedIds } from './storedIds.ts';

/** A subject of stories, across sections. */
export const topic = defineType({
  name: 'topic',
  title: 'Topic',
  type: 'document',
  icon: TagIcon,
  fields: [
    defineField({ name: 'title', title: 'Name', type: 'string', validation: (rule) => rule.required() }),
    defineField({
      name: 'slug',
      title: 'Address',
      type: 'slug',
      options: { source: 'title', maxLength: 60, slugify: (text) => slugFor(text) },
      validation: hasAddress,
    }),
    defineField({ name: 'description', title: 'Description', type: 'text', rows: 3 }),
  ],
  orderings: [{ name: 'byTitle', title: 'Name', by: [{ field: 'title', direction: 'asc' }] }],
  preview: {
    select: { title: 'title', description: 'description', ...storedIds },
    prepare: ({ title, description, ...ids }) => ({
      title: title || 'Unnamed topic',
      subtitle: [stateWords(ids), description].filter(Boolean).join(' · '),
    }),
  },
});
