import { UserIcon } from '@sanity/icons/User';
import { defineArrayMember, defineField, defineType } from 'sanity';
import { expiryWords } from '../../lib/contacts/expiryWords.ts';
import { slugFor } from '../../lib/text/slugFor.ts';
import { languages } from '../../lib/vocabulary.ts';
import { foundFirst } from './foundFirst.ts';
import { hasAddress } from './hasAddress.ts';
import { checkRights } from './picture/checkRights.ts';
import { altField } from './picture/pictureFields.ts';
import { stateWords, storedIds } from './storedIds.ts';

/** A reporter, editor or contributor, named in bylines and as contact. */
export const person = defineType({
  name: 'person',
  title: 'Contact',
  type: 'document',
  icon: UserIcon,
  groups: [
    { name: 'person', title: 'Person', default: true },
    { name: 'reach', title: 'How to reach them' },
    { name: 'expertise', title: 'Expertise' },
  ],
  fields: [
    defineField({
      name: 'name',
      title: 'Name',
      type: 'string',
      group: 'person',
      options: foundFirst,
      validation: (rule) => rule.required().error('Enter the name. Readers see it.'),
    }),
    defineField({
      name: 'slug',
      title: 'Address',
      type: 'slug',
      group: 'person',
      options: { source: 'name', maxLength: 80, slugify: (text) => slugFor(text) },
      validation: hasAddress,
    }),
    defineField({
      name: 'role',
      title: 'Role',
      type: 'string',
      group: 'person',
      description: 'Shown under the name, such as “Investigations correspondent”.',
    }),
    defineField({ name: 'biography', title: 'Biography', type: 'text', rows: 5, group: 'person' }),
    defineField({
      name: 'portrait',
      title: 'Portrait',
      type: 'image',
      group: 'person',
      options: { hotspot: true },
      fields: [altField],
      validation: checkRights,
    }),
    defineField({
      name: 'channels',
      title: 'Public channels',
      type: 'array',
      group: 'reach',
      description:
        'Anyone can read these. A story that names this contact shows the channels that have not expired. Keep private channels in Contacts › Newsroom only.',
      of: [defineArrayMember({ type: 'channel', initialValue: { isPublic: true } })],
    }),
    defineField({
      name: 'expertise',
      title: 'Expertise',
      type: 'array',
      group: 'expertise',
      of: [defineArrayMember({ type: 'string' })],
      options: { layout: 'tags' },
    }),
    defineField({
      name: 'languages',
      title: 'Languages',
      type: 'array',
      group: 'expertise',
      // Of some hundred languages a person speaks a few: a list to choose from in each place, not a hundred boxes.
      of: [defineArrayMember({ type: 'string', options: { list: [...languages] } })],
      validation: (rule) => rule.unique(),
    }),
    defineField({
      name: 'beats',
      title: 'Beats',
      type: 'array',
      group: 'expertise',
      of: [defineArrayMember({ type: 'reference', to: [{ type: 'section' }] })],
    }),
  ],
  orderings: [{ name: 'byName', title: 'Name', by: [{ field: 'name', direction: 'asc' }] }],
  preview: {
    select: { name: 'name', role: 'role', channels: 'channels', media: 'portrait', ...storedIds },
    prepare: ({ name, role, channels, media, ...ids }) => ({
      title: name || 'Unnamed contact',
      subtitle: [stateWords(ids), expiryWords(channels, new Date()), role].filter(Boolean).join(' · '),
      media,
    }),
  },
});
