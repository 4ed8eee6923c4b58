import { PinIcon } from '@sanity/icons/Pin';
import { defineField, defineType } from 'sanity';
import { isOver } from '../../../lib/front/isOver.ts';
import { untilProblem } from '../../../lib/front/untilProblem.ts';
import { liveStories } from '../../studio/front/liveStories.ts';
import { SlotStoryInput } from '../../studio/front/SlotStoryInput.tsx';
import { listedDay, listedTime } from '../../studio/newsroom/newsroomTime.ts';
import { PictureInput } from '../../studio/pictures/PictureInput.tsx';
import { checkRights } from '../picture/checkRights.ts';
import { altField, creditField, rightsFields, rightsFieldset } from '../picture/pictureFields.ts';
import { checkSlot } from './checkSlot.ts';

const wordsWrittenField = (name: string, type: 'string' | 'datetime') =>
  defineField({ name, type, hidden: true, readOnly: true });

const untilWords = (until: unknown): string | null => {
  if (isOver(until, new Date().toISOString())) return 'has ended';
  const time = listedTime(until);
  return time && `until ${time}`;
};

/** A place on the front page with a story. */
export const frontSlot = defineType({
  name: 'frontSlot',
  title: 'Story on the front',
  type: 'object',
  icon: PinIcon,
  validation: checkSlot,
  fields: [
    defineField({
      name: 'story',
      title: 'Story',
      type: 'reference',
      to: [{ type: 'article' }],
      // A story on the front can still be taken off the site.
      weak: true,
      options: {
        filter: liveStories,
        disableNew: true,
      },
      components: { input: SlotStoryInput },
      validation: (rule) => rule.required().error('Choose a story that is live.'),
    }),
    defineField({
      name: 'headline',
      title: 'Headline for the front',
      type: 'string',
      description: 'Empty: the story’s own. After a correction of the story, readers see its own.',
      validation: (rule) => [
        rule.max(250).error('Keep the headline under 250 characters.'),
        rule.max(90).warning('Over 90 characters, the headline fills the first screen of a phone.'),
      ],
    }),
    defineField({
      name: 'kicker',
      title: 'Label for the front',
      type: 'string',
      description: 'Empty: the story’s own.',
      validation: (rule) => rule.max(60).error('Keep the label under 60 characters.'),
    }),
    defineField({
      name: 'picture',
      title: 'Picture for the front',
      type: 'image',
      description: 'Empty: the story’s own.',
      options: { hotspot: true },
      components: { input: PictureInput },
      fieldsets: [rightsFieldset],
      fields: [altField, creditField, ...rightsFields],
      validation: checkRights,
    }),
    defineField({
      name: 'until',
      title: 'Until',
      type: 'datetime',
      description: 'Afterwards the place fills itself. Empty: until an editor changes it.',
      validation: (rule) =>
        rule.custom((until) => untilProblem(until, new Date().toISOString()) ?? true).warning(),
    }),
    wordsWrittenField('writtenFor', 'string'),
    wordsWrittenField('writtenAt', 'datetime'),
  ],
  preview: {
    select: {
      headline: 'headline',
      own: 'story.headline',
      section: 'story.section.title',
      publishedAt: 'story.firstPublishedAt',
      until: 'until',
      picture: 'picture',
      media: 'story.leadImage',
    },
    prepare: ({ headline, own, section, publishedAt, until, picture, media }) => ({
      title: headline || own || 'No story',
      subtitle: [section, listedDay(publishedAt), untilWords(until)].filter(Boolean).join(' · '),
      media: picture?.asset ? picture : media,
    }),
  },
});
