import { InfoOutlineIcon } from '@sanity/icons/InfoOutline';
import { defineField, defineType } from 'sanity';

/** Background that a reader may skip. */
export const factBox = defineType({
  name: 'factBox',
  title: 'Fact box',
  type: 'object',
  icon: InfoOutlineIcon,
  fields: [
    defineField({
      name: 'title',
      title: 'Title',
      type: 'string',
      validation: (rule) => rule.required().error('Write the title of the fact box.'),
    }),
    defineField({
      name: 'body',
      title: 'Text',
      type: 'simpleText',
      validation: (rule) => rule.required().error('Write the text of the fact box.'),
    }),
  ],
  preview: {
    select: { title: 'title' },
    prepare: ({ title }) => ({ title: title || 'Fact box', subtitle: 'Fact box' }),
  },
});
