import { defineArrayMember, defineField } from 'sanity';

type Attribution = { bylines?: unknown[]; noByline?: boolean };

/** Authors and contacts. They are references, so a changed number appears on every page of its owner. */
export const peopleFields = [
  defineField({
    name: 'bylines',
    title: 'Written by',
    type: 'array',
    group: 'people',
    of: [defineArrayMember({ type: 'reference', to: [{ type: 'person' }] })],
    validation: (rule) => [
      rule.unique(),
      rule.custom((bylines, { document }) => {
        const { noByline } = (document ?? {}) as Attribution;
        const named = (bylines?.length ?? 0) > 0;
        if (named && noByline)
          return 'The story names a writer and is marked to run without a byline. Choose one of the two.';
        return named || noByline === true || 'Name the writer, or mark the story to run without a byline.';
      }),
    ],
  }),
  defineField({
    name: 'noByline',
    title: 'Runs without a byline',
    type: 'boolean',
    group: 'people',
    description: 'Readers see the no-byline line instead of a name.',
    initialValue: false,
  }),
  defineField({
    name: 'contacts',
    title: 'Contacts for readers who know more',
    type: 'array',
    group: 'people',
    description: 'Readers see their public channels under the story.',
    of: [defineArrayMember({ type: 'reference', to: [{ type: 'person' }] })],
    validation: (rule) => rule.unique(),
  }),
];
