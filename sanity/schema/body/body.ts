import { ImageIcon } from '@sanity/icons/Image';
import { defineArrayMember, defineType } from 'sanity';
import { PictureInput } from '../../studio/pictures/PictureInput.tsx';
import { BodyInput } from '../../studio/writing/BodyInput.tsx';
import { Heading, Paragraph, Quote, Subheading } from '../../studio/writing/textStyles.tsx';
import { WritingPlugins } from '../../studio/writing/WritingPlugins.tsx';
import { checkRights } from '../picture/checkRights.ts';
import {
  altField,
  captionField,
  creditField,
  rightsFields,
  rightsFieldset,
} from '../picture/pictureFields.ts';
import { textOptions } from './textOptions.ts';

/** The running text of a story or page. The headline is the page's only first-level heading. */
export const body = defineType({
  name: 'body',
  title: 'Body',
  type: 'array',
  components: { input: BodyInput, portableText: { plugins: WritingPlugins } },
  of: [
    defineArrayMember({
      type: 'block',
      styles: [
        { title: 'Paragraph', value: 'normal', component: Paragraph },
        { title: 'Heading', value: 'h2', component: Heading },
        { title: 'Subheading', value: 'h3', component: Subheading },
        { title: 'Quote', value: 'blockquote', component: Quote },
      ],
      ...textOptions,
    }),
    defineArrayMember({
      type: 'image',
      title: 'Picture',
      icon: ImageIcon,
      options: { hotspot: true },
      components: { input: PictureInput },
      fieldsets: [rightsFieldset],
      fields: [altField, captionField, creditField, ...rightsFields],
      validation: (rule) => [
        rule.assetRequired().error('Choose the picture, or remove its block from the text.'),
        ...checkRights(rule),
      ],
      preview: { select: { title: 'caption', subtitle: 'alt', media: 'asset' } },
    }),
    defineArrayMember({ type: 'gallery' }),
    defineArrayMember({ type: 'video' }),
    defineArrayMember({ type: 'audio' }),
    defineArrayMember({ type: 'pullQuote' }),
    defineArrayMember({ type: 'factBox' }),
    defineArrayMember({ type: 'table' }),
    defineArrayMember({ type: 'timeline' }),
    defineArrayMember({ type: 'relatedStory' }),
    defineArrayMember({ type: 'embed' }),
  ],
});
