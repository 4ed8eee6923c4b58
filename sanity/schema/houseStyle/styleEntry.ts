import { TextIcon } from '@sanity/icons/Text';
import { defineField, defineType } from 'sanity';
import {
  maxInsteadCharacters,
  maxReasonCharacters,
  maxWordsCharacters,
} from '../../../lib/houseStyle/HouseStyle.ts';
import { wordsProblem } from '../../../lib/houseStyle/houseStyleProblem.ts';
import { languages } from '../../../lib/vocabulary.ts';

/** A word or phrase of the list. */
export const styleEntry = defineType({
  name: 'styleEntry',
  title: 'Word',
  type: 'object',
  icon: TextIcon,
  fields: [
    defineField({
      name: 'words',
      title: 'Word or phrase',
      type: 'string',
      description:
        'In lower case it is found in any case. With capitals it is found only with them: “US”, not “us”.',
      validation: (rule) =>
        rule
          .required()
          .max(maxWordsCharacters)
          .custom((words) => (words ? (wordsProblem(words) ?? true) : true)),
    }),
    defineField({
      name: 'instead',
      title: 'Write instead',
      type: 'string',
      description: 'Empty: there is no single word for it.',
      validation: (rule) => rule.max(maxInsteadCharacters),
    }),
    defineField({
      name: 'reason',
      title: 'Why',
      type: 'text',
      rows: 2,
      description: 'Shown beside the story.',
      validation: (rule) => rule.max(maxReasonCharacters),
    }),
    defineField({
      name: 'blocks',
      title: 'Blocks publishing',
      type: 'boolean',
      description:
        'No story is filed, scheduled or published with it. Stories that are live with it can still be corrected.',
      initialValue: false,
    }),
    defineField({
      name: 'isExact',
      title: 'Only this form',
      type: 'boolean',
      description: 'Otherwise “use” is also found in “uses”, “used” and “using”, in English stories.',
      initialValue: false,
    }),
    defineField({
      name: 'language',
      title: 'Only in stories in',
      type: 'string',
      description: 'Empty: in every language.',
      options: { list: [...languages] },
    }),
  ],
  preview: {
    select: { words: 'words', instead: 'instead', blocks: 'blocks' },
    prepare: ({ words, instead, blocks }) => ({
      title: [words || 'No word yet', instead].filter(Boolean).join(' → '),
      subtitle: blocks ? 'Blocks publishing' : '',
    }),
  },
});
