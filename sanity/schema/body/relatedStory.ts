import { DocumentsIcon } from '@sanity/icons/Documents';
import { defineField, defineType } from 'sanity';

/** A link from the body to another of our stories. */
export const relatedStory = defineType({
  name: 'relatedStory',
  title: 'Related story',
  type: 'object',
  icon: DocumentsIcon,
  fields: [
    defineField({
      name: 'article',
      title: 'Story',
      type: 'reference',
      to: [{ type: 'article' }],
      // The other story can be taken off the site.
      weak: true,
      validation: (rule) => rule.required().error('Choose the related story, or remove its block.'),
    }),
  ],
  preview: {
    select: { title: 'article.headline' },
    prepare: ({ title }) => ({ title: title || 'Related story', subtitle: 'Related story' }),
  },
});
