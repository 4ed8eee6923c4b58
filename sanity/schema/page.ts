import { DocumentTextIcon } from '@sanity/icons/DocumentText';
import { defineField, defineType } from 'sanity';
import { pagePath } from '../../lib/addresses.ts';
import { slugFor } from '../../lib/text/slugFor.ts';
import { readOnlyByType } from '../studio/newsroom/readOnlyByType.ts';
import { hasAddress } from './hasAddress.ts';
import { stateWords, storedIds } from './storedIds.ts';

/** A standing page: About, a policy, how to send a tip. */
export const page = defineType({
  name: 'page',
  title: 'Page',
  type: 'document',
  icon: DocumentTextIcon,
  readOnly: readOnlyByType('page'),
  fields: [
    defineField({ name: 'title', title: 'Title', type: 'string', validation: (rule) => rule.required() }),
    defineField({
      name: 'slug',
      title: 'Address',
      type: 'slug',
      options: { source: 'title', maxLength: 80, slugify: (text) => slugFor(text) },
      validation: hasAddress,
    }),
    defineField({
      name: 'standfirst',
      title: 'Standfirst',
      type: 'text',
      rows: 2,
      validation: (rule) => rule.max(300),
    }),
    defineField({
      name: 'body',
      title: 'Text',
      type: 'unsourcedBody',
      validation: (rule) => rule.required(),
    }),
    defineField({
      name: 'summary',
      title: 'Summary',
      type: 'text',
      rows: 3,
      description: 'For search results and cards.',
      validation: (rule) => rule.max(300).warning('Over 300 characters, search results cut the summary.'),
    }),
    defineField({
      name: 'isTips',
      title: 'This is the tips page',
      type: 'boolean',
      description: 'Protects sources: visits are not counted, and links from the page send no referrer.',
      initialValue: false,
    }),
  ],
  preview: {
    select: { title: 'title', slug: 'slug.current', ...storedIds },
    prepare: ({ title, slug, ...ids }) => ({
      title: title || 'Untitled page',
      subtitle: [stateWords(ids), slug ? pagePath(slug) : 'No address yet'].join(' · '),
    }),
  },
});
