import { defineArrayMember, defineType } from 'sanity';
import { textOptions, unsourcedTextOptions } from './textOptions.ts';

const paragraphs = { type: 'block' as const, styles: [{ title: 'Paragraph', value: 'normal' }] };

/** Paragraphs and lists without headings or pictures, for boxes inside a story. */
export const simpleText = defineType({
  name: 'simpleText',
  title: 'Text',
  type: 'array',
  of: [defineArrayMember({ ...paragraphs, ...textOptions })],
});

/** For boxes in pages and live entries. */
export const unsourcedSimpleText = defineType({
  name: 'unsourcedSimpleText',
  title: 'Text',
  type: 'array',
  of: [defineArrayMember({ ...paragraphs, ...unsourcedTextOptions })],
});
