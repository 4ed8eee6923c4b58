import { LinkIcon } from '@sanity/icons/Link';
import { defineField } from 'sanity';

/** A link in text: a path for our own pages, a URL for others. */
export const linkAnnotation = {
  name: 'link',
  title: 'Link',
  type: 'object' as const,
  icon: LinkIcon,
  fields: [
    defineField({
      name: 'href',
      title: 'Address',
      type: 'url',
      validation: (rule) => [
        rule.required().error('Write the address of the link, or remove the link.'),
        rule
          .uri({ allowRelative: true, scheme: ['https', 'http', 'mailto', 'tel'] })
          .error('Write the whole address of the link, such as https://example.org/.'),
      ],
    }),
  ],
};
