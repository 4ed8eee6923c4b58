import { PlayIcon } from '@sanity/icons/Play';
import { defineField, defineType } from 'sanity';
import { checkRights } from '../../picture/checkRights.ts';
import { mediaCreditField, mediaTitleField, transcriptField } from './mediaFields.ts';
import { sendingCheck } from './sendingCheck.ts';

const isSent = sendingCheck();

/** A film in a file of ours. Nothing of it loads before the reader starts it, except the picture in its place. */
export const video = defineType({
  name: 'video',
  title: 'Video',
  type: 'object',
  icon: PlayIcon,
  fields: [
    defineField({
      name: 'file',
      title: 'File',
      type: 'file',
      options: { accept: 'video/mp4,video/webm' },
      description: 'MP4 with H.264, which every browser plays.',
      validation: (rule) => [
        rule.assetRequired().error('Choose the film, or remove its block.'),
        rule.custom(isSent).warning(),
      ],
    }),
    mediaTitleField,
    mediaCreditField,
    defineField({
      name: 'poster',
      title: 'Picture before it plays',
      type: 'image',
      options: { hotspot: true },
      validation: (rule) => checkRights(rule),
    }),
    defineField({
      name: 'captions',
      title: 'Captions',
      type: 'file',
      options: { accept: '.vtt,text/vtt' },
      description: 'A WebVTT file: what is said and heard, with its times.',
      validation: (rule) =>
        rule.required().warning('Add captions, for readers who cannot hear or keep the sound off.'),
    }),
    transcriptField,
  ],
  preview: {
    select: { title: 'title', media: 'poster' },
    prepare: ({ title, media }) => ({ title: title || 'Video', subtitle: 'Video', media }),
  },
});
