import { ArrowRightIcon } from '@sanity/icons/ArrowRight';
import { defineField, defineType, type StringRule } from 'sanity';
import { isOldAddress, isPath } from '../../lib/shapes/formats.ts';
import { readOnlyByType } from '../studio/newsroom/readOnlyByType.ts';
import { stateWords, storedIds } from './storedIds.ts';

const needsOldAddress = (rule: StringRule) =>
  rule
    .required()
    .custom(
      (address) =>
        !address ||
        isOldAddress(address) ||
        'Write a path such as /articles/old-address, or an address of WordPress such as /?p=7.',
    );

const needsPath = (rule: StringRule) =>
  rule.required().custom((path) => !path || isPath(path) || 'Write a path such as /articles/old-address.');

/** A moved address. It answers 308 with the new one, so that links keep working. */
export const redirect = defineType({
  name: 'redirect',
  title: 'Moved address',
  type: 'document',
  icon: ArrowRightIcon,
  readOnly: readOnlyByType('redirect'),
  fields: [
    defineField({ name: 'from', title: 'Old path', type: 'string', validation: needsOldAddress }),
    defineField({
      name: 'to',
      title: 'New path',
      type: 'string',
      validation: (rule) => [
        needsPath(rule),
        rule.custom((to, { parent }) =>
          to && (parent as { from?: string } | undefined)?.from === to
            ? 'The new path must differ from the old one.'
            : true,
        ),
      ],
    }),
  ],
  preview: {
    select: { from: 'from', to: 'to', ...storedIds },
    prepare: ({ from, to, ...ids }) => ({
      title: from,
      subtitle: [stateWords(ids), to].filter(Boolean).join(' · '),
    }),
  },
});
