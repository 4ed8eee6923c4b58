import { UserIcon } from '@sanity/icons/User';
import { defineArrayMember, defineField, defineType } from 'sanity';
import { languages } from '../../lib/vocabulary.ts';
import { hasAddress } from './hasAddress.ts';
import { altField } from './pictureFields.ts';

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
      validation: (rule) => rule.required().error('Readers need a name.'),
    }),
    defineField({
      name: 'slug',
      title: 'Address',
      type: 'slug',
      group: 'person',
      options: { source: 'name', maxLength: 80 },
      validation: hasAddress,
    }),
    defineField({
      name: 'role',
      title: 'Role',
      type: 'string',
      group: 'person',
      description: 'As it stands under the name: “Investigations correspondent”.',
    }),
    defineField({ name: 'biography', title: 'Biography', type: 'text', rows: 5, group: 'person' }),
    defineField({
      name: 'portrait',
      title: 'Portrait',
      type: 'image',
      group: 'person',
      options: { hotspot: true },
      fields: [altField],
    }),
    defineField({
      name: 'channels',
      title: 'Public channels',
      type: 'array',
      group: 'reach',
      description:
        'Anyone can read these; a story that names this contact shows those that have not expired. What the newsroom keeps to itself goes to Contacts › Newsroom only.',
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
      of: [defineArrayMember({ type: 'string' })],
      options: { list: [...languages] },
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
  preview: { select: { title: 'name', subtitle: 'role', media: 'portrait' } },
});
