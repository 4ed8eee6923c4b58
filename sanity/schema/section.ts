import { ThListIcon } from '@sanity/icons/ThList';
import { defineField, defineType } from 'sanity';
import { hasAddress } from './hasAddress.ts';

/** A section of the paper. Each story belongs to one. */
export const section = defineType({
  name: 'section',
  title: 'Section',
  type: 'document',
  icon: ThListIcon,
  fields: [
    defineField({ name: 'title', title: 'Name', type: 'string', validation: (rule) => rule.required() }),
    defineField({
      name: 'slug',
      title: 'Address',
      type: 'slug',
      options: { source: 'title', maxLength: 60 },
      validation: hasAddress,
    }),
    defineField({
      name: 'description',
      title: 'What it covers',
      type: 'text',
      rows: 3,
      validation: (rule) => rule.max(200).warning('Search results cut it after about 200 characters.'),
    }),
    defineField({
      name: 'order',
      title: 'Place in the navigation',
      type: 'number',
      description: 'Lower comes first.',
      validation: (rule) => rule.integer().min(0),
    }),
  ],
  orderings: [{ name: 'byOrder', title: 'As in the navigation', by: [{ field: 'order', direction: 'asc' }] }],
  preview: { select: { title: 'title', subtitle: 'description' } },
});
