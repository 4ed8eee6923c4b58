import { defineField, defineType } from 'sanity';

export const timelineEvent = defineType({
  name: 'timelineEvent',
  title: 'Event',
  type: 'object',
  fields: [
    defineField({
      name: 'date',
      title: 'When',
      type: 'string',
      description: 'As precise as you know: “2014”, “August 2025”, “9 August 2025”.',
      validation: (rule) => rule.required().error('Say when the event of the timeline was.'),
    }),
    defineField({
      name: 'text',
      title: 'What',
      type: 'text',
      rows: 2,
      validation: (rule) => rule.required().error('Say what happened in the event of the timeline.'),
    }),
  ],
  preview: {
    select: { title: 'date', subtitle: 'text' },
    prepare: ({ title, subtitle }) => ({ title: title || 'New event', subtitle }),
  },
});
