import { DocumentTextIcon } from '@sanity/icons/DocumentText';
import { defineField, defineType } from 'sanity';
import { pagePath } from '../../lib/addresses.ts';
import { hasAddress } from './hasAddress.ts';

/** A standing page: About, a policy, how to send a tip. */
export const page = defineType({
  name: 'page',
  title: 'Page',
  type: 'document',
  icon: DocumentTextIcon,
  fields: [
    defineField({ name: 'title', title: 'Title', type: 'string', validation: (rule) => rule.required() }),
    defineField({
      name: 'slug',
      title: 'Address',
      type: 'slug',
      options: { source: 'title', maxLength: 80 },
      validation: hasAddress,
    }),
    defineField({
      name: 'standfirst',
      title: 'Standfirst',
      type: 'text',
      rows: 2,
      validation: (rule) => rule.max(300),
    }),
    defineField({ name: 'body', title: 'Text', type: 'body', validation: (rule) => rule.required() }),
    defineField({
      name: 'summary',
      title: 'Summary',
      type: 'text',
      rows: 3,
      description: 'For search results and cards.',
      validation: (rule) => rule.max(300).warning('Search results cut it.'),
    }),
    defineField({
      name: 'isTips',
      title: 'Sources come here',
      type: 'boolean',
      description: 'Then the page carries nothing that could tell on a source: no counting, no referrer.',
      initialValue: false,
    }),
  ],
  preview: {
    select: { title: 'title', slug: 'slug.current' },
    prepare: ({ title, slug }) => ({
      title: title || 'Untitled page',
      subtitle: slug ? pagePath(slug) : 'No address yet',
    }),
  },
});
