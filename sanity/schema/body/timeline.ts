import { TimelineIcon } from '@sanity/icons/Timeline';
import { defineArrayMember, defineField, defineType } from 'sanity';

/** A list of dated events. */
export const timeline = defineType({
  name: 'timeline',
  title: 'Timeline',
  type: 'object',
  icon: TimelineIcon,
  fields: [
    defineField({
      name: 'title',
      title: 'Title',
      type: 'string',
      validation: (rule) => rule.required().error('Write the title of the timeline.'),
    }),
    defineField({
      name: 'events',
      title: 'Events',
      type: 'array',
      of: [defineArrayMember({ type: 'timelineEvent' })],
      validation: (rule) => rule.required().min(2).error('A timeline needs two events or more.'),
    }),
  ],
  preview: {
    select: { title: 'title', events: 'events' },
    prepare: ({ title, events }) => ({
      title: title || 'Timeline',
      subtitle: `Timeline, ${events?.length ?? 0} events`,
    }),
  },
});
