import { BlockquoteIcon } from '@sanity/icons/Blockquote';
import { defineField, defineType } from 'sanity';

/** A large quotation with the name of the speaker. */
export const pullQuote = defineType({
  name: 'pullQuote',
  title: 'Pull quote',
  type: 'object',
  icon: BlockquoteIcon,
  fields: [
    defineField({
      name: 'quote',
      title: 'Quotation',
      type: 'text',
      rows: 3,
      description: 'Leave out the quotation marks. The page adds them.',
      validation: (rule) => [
        rule.required().error('Write the quotation of the pull quote.'),
        rule.max(300).error('A pull quote has at most 300 characters.'),
      ],
    }),
    defineField({
      name: 'attribution',
      title: 'Who said it',
      type: 'string',
      validation: (rule) => rule.required().error('Name the person who said it.'),
    }),
  ],
  preview: {
    select: { title: 'quote', subtitle: 'attribution' },
    prepare: ({ title, subtitle }) => ({ title: title || 'Pull quote', subtitle }),
  },
});
