import { LockIcon } from '@sanity/icons/Lock';
import { defineArrayMember, defineField, defineType } from 'sanity';

/**
 * How the newsroom itself reaches a person. A published document is read by anyone, whichever of its fields a page
 * shows; so this is one of its own, under `internal.contact.<person id>`: an id with a dot is never served to
 * anonymous callers.
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
