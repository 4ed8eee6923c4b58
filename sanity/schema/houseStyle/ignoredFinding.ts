import { defineField, defineType } from 'sanity';
import { findingKinds } from '../../../lib/houseStyle/Finding.ts';
import { titleOf } from '../../../lib/vocabulary.ts';

/** A finding of house style that somebody ignores in a story. */
export const ignoredFinding = defineType({
  name: 'ignoredFinding',
  title: 'Ignored finding',
  type: 'object',
  fields: [
    defineField({ name: 'kind', title: 'Kind', type: 'string', options: { list: [...findingKinds] } }),
    defineField({ name: 'passage', title: 'Passage', type: 'string' }),
    defineField({ name: 'topic', title: 'Topic', type: 'string' }),
  ],
  preview: {
    select: { kind: 'kind', passage: 'passage' },
    prepare: ({ kind, passage }) => ({
      title: passage || 'Ignored finding',
      subtitle: titleOf(findingKinds, kind ?? ''),
    }),
  },
});
