import { PlayIcon } from '@sanity/icons/Play';
import { defineField, defineType } from 'sanity';
import { mediaCreditField, mediaTitleField, transcriptField } from './mediaFields.ts';

/** A recording to listen to. Nothing of it loads before the reader starts it. */
export const audio = defineType({
  name: 'audio',
  title: 'Audio',
  type: 'object',
  icon: PlayIcon,
  fields: [
    defineField({
      name: 'file',
      title: 'File',
      type: 'file',
      options: { accept: 'audio/*' },
      description: 'MP3 or AAC (.m4a), which every browser plays.',
      validation: (rule) => rule.assetRequired().error('Choose the recording, or remove its block.'),
    }),
    mediaTitleField,
    mediaCreditField,
    transcriptField,
  ],
  preview: {
    select: { title: 'title' },
    prepare: ({ title }) => ({ title: title || 'Audio', subtitle: 'Audio' }),
  },
});
