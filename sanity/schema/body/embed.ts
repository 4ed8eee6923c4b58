import { LaunchIcon } from '@sanity/icons/Launch';
import { defineField, defineType } from 'sanity';

/** Content from another site. Nothing loads from there until the reader asks for it. */
export const embed = defineType({
  name: 'embed',
  title: 'Embed',
  type: 'object',
  icon: LaunchIcon,
  fields: [
    defineField({
      name: 'url',
      title: 'Address',
      type: 'url',
      validation: (rule) => [
        rule.required().error('Write the address of the embed.'),
        rule.uri({ scheme: ['https'] }).error('The address of an embed begins with https://.'),
      ],
    }),
    defineField({
      name: 'title',
      title: 'What it is',
      type: 'string',
      description: 'Readers see this before they choose to load the content.',
      validation: (rule) => rule.required().error('Say what the embed is. Readers see it first.'),
    }),
  ],
  preview: {
    select: { title: 'title', subtitle: 'url' },
    prepare: ({ title, subtitle }) => ({ title: title || 'Embed', subtitle }),
  },
});
