import { LockIcon } from '@sanity/icons/Lock';
import { defineArrayMember, defineField, defineType } from 'sanity';

/**
 * A person's private channels. Anyone can read a published document, whichever fields a page shows. So they are in
 * a separate document `internal.contact.<person id>`: anonymous clients never get an id with a dot.
 */
export const privateContact = defineType({
  name: 'privateContact',
  title: 'Channels for the newsroom only',
  type: 'document',
  icon: LockIcon,
  fields: [
    defineField({
      name: 'person',
      title: 'Contact',
      type: 'reference',
      to: [{ type: 'person' }],
      weak: true,
      readOnly: true,
    }),
    defineField({
      name: 'channels',
      title: 'Channels',
      type: 'array',
      description: 'Readers never see these, and no public address serves them.',
      of: [defineArrayMember({ type: 'channel' })],
    }),
  ],
  preview: {
    select: { title: 'person.name' },
    prepare: ({ title }) => ({ title: title ?? 'Contact', subtitle: 'Newsroom only' }),
  },
});
