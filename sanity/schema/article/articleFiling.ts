import { defineArrayMember, defineField } from 'sanity';
import { maxSources } from '../../../lib/shapes/listLengths.ts';
import { languages, typesOfWork } from '../../../lib/vocabulary.ts';

/** A story's label, topics and sources. */
export const filingFields = [
  defineField({
    name: 'kicker',
    title: 'Kicker',
    type: 'string',
    group: 'filing',
    description: 'A label over the headline, such as “Exclusive”. Leave it empty if the story needs none.',
    validation: (rule) => rule.max(30).warning('Keep the kicker to a word or two.'),
  }),
  defineField({
    name: 'topics',
    title: 'Topics',
    type: 'array',
    group: 'filing',
    of: [defineArrayMember({ type: 'reference', to: [{ type: 'topic' }] })],
    validation: (rule) => rule.unique(),
  }),
  defineField({
    name: 'typeOfWork',
    title: 'Type of work',
    type: 'string',
    group: 'filing',
    description: 'Readers see which it is.',
    options: { list: [...typesOfWork] },
    initialValue: 'news',
    validation: (rule) => rule.required(),
  }),
  defineField({
    name: 'dateline',
    title: 'Dateline',
    type: 'string',
    group: 'filing',
    description: 'Where the story was reported from.',
  }),
  defineField({
    name: 'language',
    title: 'Language',
    type: 'string',
    group: 'filing',
    options: { list: [...languages] },
    initialValue: 'en',
    validation: (rule) => rule.required(),
  }),
  defineField({
    name: 'sources',
    title: 'Sources',
    type: 'array',
    group: 'filing',
    description: 'Other outlets’ reporting that the story relies on.',
    of: [defineArrayMember({ type: 'source' })],
    validation: (rule) => rule.max(maxSources).error(`At most ${maxSources} sources fit.`),
  }),
];
