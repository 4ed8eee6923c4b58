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
        if (named && noByline) return 'Either somebody wrote it, or it runs without a byline: not both.';
        return named || noByline === true || 'Name who wrote it, or state that it runs without a byline.';
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
    description: 'Their public channels stand under the story.',
    of: [defineArrayMember({ type: 'reference', to: [{ type: 'person' }] })],
    validation: (rule) => rule.unique(),
  }),
];
