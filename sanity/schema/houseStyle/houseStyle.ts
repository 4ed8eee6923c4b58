import { CheckmarkCircleIcon } from '@sanity/icons/CheckmarkCircle';
import { defineArrayMember, defineField, defineType } from 'sanity';
import { maxEntries, styleChecks } from '../../../lib/houseStyle/HouseStyle.ts';
import { readOnlyByType } from '../../studio/newsroom/readOnlyByType.ts';

/** The document with the id `internal.houseStyle`: the words of the newsroom's list, and which checks are on. */
export const houseStyle = defineType({
  name: 'houseStyle',
  title: 'House style',
  type: 'document',
  icon: CheckmarkCircleIcon,
  readOnly: readOnlyByType('houseStyle'),
  fields: [
    defineField({
      name: 'words',
      title: 'Words',
      type: 'array',
      of: [defineArrayMember({ type: 'styleEntry' })],
      description:
        'Words and phrases that the paper does not write. They are marked beside a story as it is written. Readers never see the list.',
      validation: (rule) => rule.max(maxEntries).error(`The list has room for ${maxEntries} entries.`),
    }),
    defineField({
      name: 'checks',
      title: 'Further checks',
      type: 'object',
      description: 'For stories in English. The list of words is checked in every language.',
      options: { columns: 2 },
      fields: styleChecks.map(({ name, title, description }) =>
        defineField({ name, title, description, type: 'boolean', initialValue: true }),
      ),
    }),
  ],
  preview: { prepare: () => ({ title: 'House style' }) },
});
