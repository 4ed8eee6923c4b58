import { HomeIcon } from '@sanity/icons/Home';
import { defineArrayMember, defineField, defineType } from 'sanity';
import { maxSeconds, maxStrips } from '../../../lib/front/EditedFront.ts';
import { FrontForm } from '../../studio/front/board/FrontForm.tsx';
import { readOnlyByType } from '../../studio/newsroom/readOnlyByType.ts';

/** The document with the id `frontPage`. What it leaves open fills itself. */
export const frontPage = defineType({
  name: 'frontPage',
  title: 'Front page',
  type: 'document',
  icon: HomeIcon,
  readOnly: readOnlyByType('frontPage'),
  components: { input: FrontForm },
  fields: [
    defineField({
      name: 'lead',
      title: 'Lead',
      type: 'frontSlot',
      description: 'Empty: the newest story.',
      options: { collapsible: false },
    }),
    defineField({
      name: 'seconds',
      title: 'Seconds',
      type: 'array',
      of: [defineArrayMember({ type: 'frontSlot' })],
      description: `Beside the lead, up to ${maxSeconds}. The newest stories fill the first two. To move a story by keyboard, press Space on its handle, then the arrow keys, then Space.`,
      validation: (rule) => rule.max(maxSeconds).error(`There is room for ${maxSeconds} stories.`),
    }),
    defineField({
      name: 'strips',
      title: 'Strips',
      type: 'array',
      of: [defineArrayMember({ type: 'frontStrip' })],
      description: 'Below, from top to bottom. The sections that have no strip here follow.',
      validation: (rule) => rule.max(maxStrips).error(`There is room for ${maxStrips} strips.`),
    }),
    defineField({
      name: 'hasOnlyTheseStrips',
      title: 'Only these strips',
      type: 'boolean',
      description: 'The other sections are left out.',
    }),
  ],
  preview: { prepare: () => ({ title: 'Front page' }) },
});
