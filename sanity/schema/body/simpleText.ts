import { defineArrayMember, defineType } from 'sanity';
import { textOptions } from './textOptions.ts';

/** Paragraphs and lists without headings or pictures, for boxes inside a story. */
export const simpleText = defineType({
  name: 'simpleText',
  title: 'Text',
  type: 'array',
  of: [
    defineArrayMember({
      type: 'block',
      styles: [{ title: 'Paragraph', value: 'normal' }],
      ...textOptions,
    }),
  ],
});
