import { ImagesIcon } from '@sanity/icons/Images';
import { defineArrayMember, defineField, defineType } from 'sanity';
import { PictureInput } from '../../../studio/pictures/PictureInput.tsx';
import { checkRights } from '../../picture/checkRights.ts';
import {
  altField,
  captionField,
  creditField,
  picturePreview,
  rightsFields,
  rightsFieldset,
} from '../../picture/pictureFields.ts';

/** Several pictures that readers open one by one. */
export const gallery = defineType({
  name: 'gallery',
  title: 'Gallery',
  type: 'object',
  icon: ImagesIcon,
  fields: [
    defineField({
      name: 'pictures',
      title: 'Pictures',
      type: 'array',
      options: { layout: 'grid' },
      description: 'Drop the files here. Each picture has its own alternative text, caption and credit.',
      of: [
        defineArrayMember({
          type: 'image',
          title: 'Picture',
          options: { hotspot: true },
          components: { input: PictureInput },
          fieldsets: [rightsFieldset],
          fields: [altField, captionField, creditField, ...rightsFields],
          validation: (rule) => [
            rule.assetRequired().error('Choose the picture, or remove it from the gallery.'),
            ...checkRights(rule),
          ],
          preview: picturePreview,
        }),
      ],
      validation: (rule) => [
        rule.required().min(2).error('A gallery needs two pictures or more.'),
        rule.max(60).error('A gallery has at most 60 pictures.'),
      ],
    }),
    defineField({
      name: 'title',
      title: 'Title',
      type: 'string',
      description: 'What the pictures have in common. Readers see it above them.',
      validation: (rule) => rule.max(120).error('The title of a gallery has at most 120 characters.'),
    }),
  ],
  preview: {
    select: { title: 'title', media: 'pictures.0.asset' },
    prepare: ({ title, media }) => ({ title: title || 'Gallery', subtitle: 'Gallery', media }),
  },
});
