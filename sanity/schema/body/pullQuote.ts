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
      description: 'Without quotation marks: the page sets them.',
      validation: (rule) => rule.required().max(300),
    }),
    defineField({
      name: 'attribution',
      title: 'Who said it',
      type: 'string',
      validation: (rule) => rule.required().error('A quotation needs somebody who said it.'),
    }),
  ],
  preview: { select: { title: 'quote', subtitle: 'attribution' } },
});
