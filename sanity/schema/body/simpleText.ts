import { defineArrayMember, defineType } from 'sanity';
import { BlockTextPlugins } from '../../studio/heldTyping/BlockTextPlugins.tsx';
import { textOptions, unsourcedTextOptions } from './textOptions.ts';

const components = { portableText: { plugins: BlockTextPlugins } };

const paragraphs = { type: 'block' as const, styles: [{ title: 'Paragraph', value: 'normal' }] };

/** Paragraphs and lists without headings or pictures, for boxes inside a story. */
export const simpleText = defineType({
  name: 'simpleText',
  title: 'Text',
  type: 'array',
  of: [defineArrayMember({ ...paragraphs, ...textOptions })],
  components,
});

/** For boxes in pages and live entries. */
export const unsourcedSimpleText = defineType({
  name: 'unsourcedSimpleText',
  title: 'Text',
  type: 'array',
  of: [defineArrayMember({ ...paragraphs, ...unsourcedTextOptions })],
  components,
});
