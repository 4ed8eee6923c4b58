import { LinkIcon } from '@sanity/icons/Link';
import { defineArrayMember, defineField, defineType } from 'sanity';

/** Reporting by others that a story is based on. */
export const source = defineType({
  name: 'source',
  title: 'Source',
  type: 'object',
  icon: LinkIcon,
  fields: [
    defineField({
      name: 'outlet',
      title: 'Outlet',
      type: 'string',
      validation: (rule) => rule.required().error('Name the outlet of the source.'),
    }),
    defineField({ name: 'title', title: 'Title', type: 'string' }),
    defineField({
      name: 'url',
      title: 'Address',
      type: 'url',
      validation: (rule) => rule.uri({ scheme: ['https', 'http'] }),
    }),
    defineField({
      name: 'partners',
      title: 'Reported jointly with',
      type: 'array',
      of: [defineArrayMember({ type: 'string' })],
      options: { layout: 'tags' },
    }),
  ],
  preview: {
    select: { title: 'outlet', subtitle: 'title' },
    prepare: ({ title, subtitle }) => ({ title: title || 'New source', subtitle }),
  },
});
