import { ThListIcon } from '@sanity/icons/ThList';
import { defineField, defineType } from 'sanity';
import { slugFor } from '../../lib/text/slugFor.ts';
import { readOnlyByType } from '../studio/newsroom/readOnlyByType.ts';
import { hasAddress } from './hasAddress.ts';
import { stateWords, storedIds } from './storedIds.ts';

/** A section of the paper. Each story belongs to one. */
export const section = defineType({
  name: 'section',
  title: 'Section',
  type: 'document',
  icon: ThListIcon,
  readOnly: readOnlyByType('section'),
  fields: [
    defineField({ name: 'title', title: 'Name', type: 'string', validation: (rule) => rule.required() }),
    defineField({
      name: 'slug',
      title: 'Address',
      type: 'slug',
      options: { source: 'title', maxLength: 60, slugify: (text) => slugFor(text) },
      validation: hasAddress,
    }),
    defineField({
      name: 'description',
      title: 'What it covers',
      type: 'text',
      rows: 3,
      validation: (rule) => rule.max(200).warning('Over 200 characters, search results cut the description.'),
    }),
    defineField({
      name: 'order',
      title: 'Former place',
      type: 'number',
      description: 'Counts for sections that are not in “Order of the sections” of the site.',
      hidden: true,
      readOnly: true,
      validation: (rule) => rule.integer().min(0),
    }),
  ],
  orderings: [{ name: 'byTitle', title: 'By name', by: [{ field: 'title', direction: 'asc' }] }],
  preview: {
    select: { title: 'title', description: 'description', ...storedIds },
    prepare: ({ title, description, ...ids }) => ({
      title: title || 'Unnamed section',
      subtitle: [stateWords(ids), description].filter(Boolean).join(' · '),
    }),
  },
});
