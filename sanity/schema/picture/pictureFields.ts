import { defineField, type ImageValue, type PreviewConfig, type StringRule } from 'sanity';
import { digitalSources } from '../../../lib/pictures/digitalSources.ts';

/** Returns true if the field's picture has been chosen. */
const hasPicture = (parent: unknown): boolean => Boolean((parent as ImageValue | undefined)?.asset);

/** A picture's fields appear when there is a picture to describe. */
const hidden = ({ parent }: { parent?: unknown }): boolean => !hasPicture(parent);

/** Required: readers who cannot see the picture get its alternative text. */
const describes = (rule: StringRule) =>
  rule.custom((alt, { parent }) => {
    if (!hasPicture(parent)) return true;
    if (!alt?.trim()) return 'Say what the picture shows, for readers who cannot see it.';
    return /\.(?:jpe?g|png|gif|webp|avif)$/iu.test(alt.trim())
      ? 'This is a file name. Say what the picture shows.'
      : true;
  });

export const altField = defineField({
  name: 'alt',
  title: 'Alternative text',
  type: 'string',
  hidden,
  description: 'What the picture shows, in one sentence. Do not repeat the caption.',
  validation: (rule) => [
    describes(rule),
    rule.max(250).warning('Keep it under 250 characters, because screen readers read all of it.'),
  ],
});

export const captionField = defineField({
  name: 'caption',
  title: 'Caption',
  type: 'string',
  hidden,
  description: 'Who, where and when.',
});

export const creditField = defineField({
  name: 'credit',
  title: 'Credit',
  type: 'string',
  hidden,
  description: 'Photographer and agency, as they ask to be named.',
  validation: (rule) =>
    rule
      .custom(
        (credit, { parent }) =>
          !hasPicture(parent) || Boolean(credit?.trim()) || 'Name the photographer or the agency.',
      )
      .warning(),
});

const copyrightField = defineField({
  name: 'copyright',
  title: 'Copyright notice',
  type: 'string',
  hidden,
  description: 'As the owner wants it, for search engines. Comes from the file if it has one.',
});

const licenceUrlField = defineField({
  name: 'licenceUrl',
  title: 'Licence',
  type: 'url',
  hidden,
  description: 'The address of the licence if others may use the picture, such as one of Creative Commons.',
  validation: (rule) => rule.uri({ scheme: ['https', 'http'] }),
});

const digitalSourceField = defineField({
  name: 'digitalSource',
  title: 'How it was made',
  type: 'string',
  hidden,
  description: 'Readers are told of montages and of generative AI beside the credit.',
  options: { list: digitalSources.map(({ value, title }) => ({ value, title })) },
});

const fieldset = 'rights';

/** The fieldset of `rightsFields`. */
export const rightsFieldset = {
  name: fieldset,
  title: 'Owner and making',
  options: { collapsible: true, collapsed: true },
};

/** What is said of a picture's owner and making. A newly chosen picture brings it along from its record. */
export const rightsFields = [copyrightField, licenceUrlField, digitalSourceField].map((field) => ({
  ...field,
  fieldset,
}));

/** How a picture that stands in a list is named, also before it has words. */
export const picturePreview: PreviewConfig = {
  select: { title: 'caption', subtitle: 'alt', media: 'asset' },
  prepare: ({ title, subtitle, media }) => ({ title: title || 'Picture', subtitle, media }),
};
