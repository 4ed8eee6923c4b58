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
  picturePreview,
  rightsFields,
  rightsFieldset,
} from '../picture/pictureFields.ts';
import { textOptions, unsourcedTextOptions } from './textOptions.ts';

/** The headline is the page's only first-level heading. */
const text = {
  type: 'block' as const,
  styles: [
    { title: 'Paragraph', value: 'normal', component: Paragraph },
    { title: 'Heading', value: 'h2', component: Heading },
    { title: 'Subheading', value: 'h3', component: Subheading },
    { title: 'Quote', value: 'blockquote', component: Quote },
  ],
};

const common = {
  title: 'Body',
  type: 'array' as const,
  components: { input: BodyInput, portableText: { plugins: WritingPlugins } },
};

const pictures = [
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
    preview: picturePreview,
  }),
  defineArrayMember({ type: 'gallery' }),
  defineArrayMember({ type: 'video' }),
  defineArrayMember({ type: 'audio' }),
  defineArrayMember({ type: 'pullQuote' }),
];

const others = [
  defineArrayMember({ type: 'table' }),
  defineArrayMember({ type: 'timeline' }),
  defineArrayMember({ type: 'relatedStory' }),
  defineArrayMember({ type: 'embed' }),
];

/** The running text of a story. */
export const body = defineType({
  name: 'body',
  ...common,
  of: [
    defineArrayMember({ ...text, ...textOptions }),
    ...pictures,
    defineArrayMember({ type: 'factBox' }),
    ...others,
  ],
});

/** The running text of a page or of an entry of live coverage: no passage of it names a source. */
export const unsourcedBody = defineType({
  name: 'unsourcedBody',
  ...common,
  of: [
    defineArrayMember({ ...text, ...unsourcedTextOptions }),
    ...pictures,
    defineArrayMember({ type: 'unsourcedFactBox', name: 'factBox' }),
    ...others,
  ],
});
