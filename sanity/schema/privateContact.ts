import { LockIcon } from '@sanity/icons/Lock';
import { defineArrayMember, defineField, defineType } from 'sanity';
import { expiryWords } from '../../lib/contacts/expiryWords.ts';

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
      description: 'Readers never see these channels.',
      of: [defineArrayMember({ type: 'channel' })],
    }),
  ],
  preview: {
    select: { title: 'person.name', channels: 'channels' },
    prepare: ({ title, channels }) => ({
      title: title ?? 'Contact',
      subtitle: ['Newsroom only', expiryWords(channels, new Date())].filter(Boolean).join(' · '),
    }),
  },
});
