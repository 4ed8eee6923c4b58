import { ImageIcon } from '@sanity/icons/Image';
import { defineArrayMember, defineField, defineType } from 'sanity';
import { digitalSources } from '../../../lib/pictures/digitalSources.ts';
import { PictureRecordForm } from '../../studio/pictures/record/PictureRecordForm.tsx';
import { PictureRecordPreview } from '../../studio/pictures/record/PictureRecordPreview.tsx';

/**
 * What the newsroom knows of a picture: words, rights and tags. Anyone can read the document of an asset, so this is a
 * separate document `internal.picture.<asset id>`: anonymous clients never get an id with a dot. The server writes it
 * with the upload.
 */
export const pictureRecord = defineType({
  name: 'pictureRecord',
  title: 'Picture',
  type: 'document',
  icon: ImageIcon,
  components: { input: PictureRecordForm, preview: PictureRecordPreview },
  groups: [
    { name: 'words', title: 'Words', default: true },
    { name: 'rights', title: 'Rights' },
  ],
  fields: [
    defineField({
      name: 'image',
      title: 'Picture',
      type: 'image',
      readOnly: true,
      group: ['words', 'rights'],
    }),
    defineField({
      name: 'caption',
      title: 'Caption',
      type: 'text',
      rows: 3,
      group: 'words',
      description: 'Who, where and when. A story that uses the picture starts with it.',
    }),
    defineField({
      name: 'credit',
      title: 'Credit',
      type: 'string',
      group: ['words', 'rights'],
      description:
        'Photographer and agency, as they ask to be named. A story that uses the picture starts with it.',
    }),
    defineField({
      name: 'tags',
      title: 'Tags',
      type: 'array',
      group: 'words',
      of: [defineArrayMember({ type: 'string' })],
      options: { layout: 'tags' },
      validation: (rule) => rule.unique(),
    }),
    defineField({ name: 'takenOn', title: 'Taken on', type: 'date', group: 'words' }),
    defineField({
      name: 'fileName',
      title: 'Name of the file',
      type: 'string',
      readOnly: true,
      group: 'words',
      hidden: ({ value }) => !value,
    }),
    defineField({
      name: 'rightsEndAt',
      title: 'Rights end',
      type: 'datetime',
      group: 'rights',
      description:
        'From then on the picture cannot be published in another story. Stories that are live keep it, and it is listed on the desk. Empty: the rights do not end.',
    }),
    defineField({
      name: 'licence',
      title: 'Licence',
      type: 'text',
      rows: 3,
      group: 'rights',
      description: 'What the paper may do with the picture: where, how often, for how much.',
    }),
    defineField({
      name: 'isLive',
      title: 'Readers see it',
      type: 'boolean',
      readOnly: true,
      hidden: true,
      description: 'Written by the server: whether a published document has the picture.',
    }),
    defineField({
      name: 'liveRightsEndAt',
      title: 'Rights end, as published',
      type: 'datetime',
      readOnly: true,
      hidden: true,
      description: 'Written by the server into a draft: lists show it in place of the published record.',
    }),
    defineField({ name: 'copyright', title: 'Copyright', type: 'string', group: 'rights' }),
    defineField({
      name: 'licenceUrl',
      title: 'Address of the licence',
      type: 'url',
      group: 'rights',
      description: 'If others may use the picture. A story that uses it starts with it, for search engines.',
    }),
    defineField({
      name: 'digitalSource',
      title: 'How it was made',
      type: 'string',
      group: 'rights',
      options: { list: digitalSources.map(({ value, title }) => ({ value, title })) },
    }),
  ],
  preview: {
    select: {
      caption: 'caption',
      fileName: 'fileName',
      credit: 'credit',
      media: 'image',
      rightsEndAt: 'rightsEndAt',
      liveRightsEndAt: 'liveRightsEndAt',
    },
    prepare: ({ caption, fileName, credit, media, rightsEndAt, liveRightsEndAt }) => ({
      title: caption ?? fileName ?? 'Picture without a caption',
      subtitle: credit ?? 'No credit',
      // The earlier one counts. Both are in UTC.
      description: [rightsEndAt, liveRightsEndAt].filter(Boolean).toSorted()[0],
      media,
    }),
  },
});
