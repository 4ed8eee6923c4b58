import { InfoOutlineIcon } from '@sanity/icons/InfoOutline';
import { defineField, defineType } from 'sanity';

const boxOf = (name: 'factBox' | 'unsourcedFactBox', text: 'simpleText' | 'unsourcedSimpleText') =>
  defineType({
    name,
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
        type: text,
        validation: (rule) => rule.required().error('Write the text of the fact box.'),
      }),
    ],
    preview: {
      select: { title: 'title' },
      prepare: ({ title }) => ({ title: title || 'Fact box', subtitle: 'Fact box' }),
    },
  });

/** Background that a reader may skip. */
export const factBox = boxOf('factBox', 'simpleText');

/** The fact box of pages and live entries: no passage of it names a source. It is stored as a `factBox`. */
export const unsourcedFactBox = boxOf('unsourcedFactBox', 'unsourcedSimpleText');
