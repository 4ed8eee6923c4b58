import { InlineIcon } from '@sanity/icons/Inline';
import { defineArrayMember, defineField, defineType } from 'sanity';
import { maxInStrip, stripForms, usualInStrip } from '../../../lib/front/EditedFront.ts';

/** A strip of the front page: stories that an editor chose, then the newest of a section or topic. */
export const frontStrip = defineType({
  name: 'frontStrip',
  title: 'Strip',
  type: 'object',
  icon: InlineIcon,
  validation: (rule) =>
    rule.custom((strip) => {
      const { subject, stories } = (strip ?? {}) as { subject?: unknown; stories?: unknown[] };
      return subject || stories?.length
        ? true
        : 'Choose stories, or a section or topic that fills the strip.';
    }),
  fields: [
    defineField({
      name: 'title',
      title: 'Title',
      type: 'string',
      description: 'Empty: the name of the section or topic.',
      validation: (rule) => rule.max(60).error('Keep the title under 60 characters.'),
    }),
    defineField({
      name: 'form',
      title: 'Form',
      type: 'string',
      initialValue: 'equal',
      options: { list: [...stripForms], layout: 'radio' },
    }),
    defineField({
      name: 'stories',
      title: 'Stories',
      type: 'array',
      of: [defineArrayMember({ type: 'frontSlot' })],
      validation: (rule) => rule.max(maxInStrip).error(`A strip has at most ${maxInStrip} stories.`),
    }),
    defineField({
      name: 'subject',
      title: 'Filled by',
      type: 'reference',
      to: [{ type: 'section' }, { type: 'topic' }],
      weak: true,
      options: { disableNew: true },
      description: 'The newest stories of this section or topic follow the chosen ones.',
    }),
    defineField({
      name: 'count',
      title: 'Number of stories',
      type: 'number',
      initialValue: usualInStrip,
      description: `Up to ${maxInStrip}, if a section or topic fills the strip.`,
      hidden: ({ parent }) => !parent?.subject,
      validation: (rule) => rule.integer().min(1).max(maxInStrip),
    }),
  ],
  preview: {
    select: { title: 'title', subject: 'subject.title', form: 'form', first: 'stories.0.story.headline' },
    prepare: ({ title, subject, form, first }) => ({
      title: title || subject || 'Strip',
      subtitle: [stripForms.find(({ value }) => value === form)?.title, first ?? (subject && 'fills itself')]
        .filter(Boolean)
        .join(' · '),
    }),
  },
});
