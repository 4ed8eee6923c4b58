import { defineArrayMember, defineField } from 'sanity';
import { languages, typesOfWork } from '../../../lib/vocabulary.ts';
import { hasAddress } from '../hasAddress.ts';

/** A story's section, topics and sources. */
export const filingFields = [
  defineField({
    name: 'slug',
    title: 'Address',
    type: 'slug',
    group: 'filing',
    options: { source: 'headline', maxLength: 90 },
    validation: hasAddress,
  }),
  defineField({
    name: 'section',
    title: 'Section',
    type: 'reference',
    to: [{ type: 'section' }],
    group: 'filing',
    validation: (rule) => rule.required().error('Which section runs it?'),
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
    description: 'Readers are told which it is.',
    options: { list: [...typesOfWork] },
    initialValue: 'news',
    validation: (rule) => rule.required(),
  }),
  defineField({
    name: 'dateline',
    title: 'Dateline',
    type: 'string',
    group: 'filing',
    description: 'Where it was reported from.',
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
    description: 'Reporting by others that it rests on.',
    of: [defineArrayMember({ type: 'source' })],
  }),
];
