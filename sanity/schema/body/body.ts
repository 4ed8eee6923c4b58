import { ImageIcon } from '@sanity/icons/Image';
import { defineArrayMember, defineType } from 'sanity';
import { altField, captionField, creditField } from '../pictureFields.ts';
import { linkAnnotation } from './linkAnnotation.ts';

/** The running text of a story or page. The headline is the page's only first-level heading. */
export const body = defineType({
  name: 'body',
  title: 'Body',
  type: 'array',
  of: [
    defineArrayMember({
      type: 'block',
      styles: [
        { title: 'Paragraph', value: 'normal' },
        { title: 'Heading', value: 'h2' },
        { title: 'Subheading', value: 'h3' },
        { title: 'Quote', value: 'blockquote' },
      ],
      lists: [
        { title: 'Bulleted list', value: 'bullet' },
        { title: 'Numbered list', value: 'number' },
      ],
      marks: {
        decorators: [
          { title: 'Strong', value: 'strong' },
          { title: 'Emphasis', value: 'em' },
        ],
        annotations: [linkAnnotation],
      },
    }),
    defineArrayMember({
      type: 'image',
      title: 'Picture',
      icon: ImageIcon,
      options: { hotspot: true },
      fields: [altField, captionField, creditField],
      validation: (rule) => rule.assetRequired(),
      preview: { select: { title: 'caption', subtitle: 'alt', media: 'asset' } },
    }),
    defineArrayMember({ type: 'pullQuote' }),
    defineArrayMember({ type: 'factBox' }),
    defineArrayMember({ type: 'table' }),
    defineArrayMember({ type: 'timeline' }),
    defineArrayMember({ type: 'relatedStory' }),
    defineArrayMember({ type: 'embed' }),
  ],
});
