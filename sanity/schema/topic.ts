import { TagIcon } from '@sanity/icons/Tag';
import { type CustomValidator, defineField, defineType, getPublishedId, type Reference } from 'sanity';
import { apiVersion } from '../../lib/apiVersion.ts';
import { parentProblem } from '../../lib/sections/parentProblem.ts';
import { slugFor } from '../../lib/text/slugFor.ts';
import { hasAddress } from './hasAddress.ts';
import { stateWords, storedIds } from './storedIds.ts';

const parentQuery = /* groq */ `{
  "parent": *[_id == $parent][0]{_id, _type, "isBelowTopic": parent->_type == "topic", "isBelowMissing": defined(parent._ref) && !defined(parent->_id)},
  "hasParts": count(*[_type == "topic" && parent._ref == $id][0...1]) > 0
}`;

const checkParent: CustomValidator<Reference | undefined> = async (value, { document, getClient }) => {
  if (!value?._ref || !document) return true;
  const topicId = getPublishedId(document._id);
  const client = getClient({ apiVersion }).withConfig({ perspective: 'drafts' });
  const found = await client.fetch<Omit<Parameters<typeof parentProblem>[0], 'topicId'>>(parentQuery, {
    parent: value._ref,
    id: topicId,
  });
  return parentProblem({ ...found, topicId }) ?? true;
};

/** A subject of stories, across sections. */
export const topic = defineType({
  name: 'topic',
  title: 'Topic',
  type: 'document',
  icon: TagIcon,
  fields: [
    defineField({ name: 'title', title: 'Name', type: 'string', validation: (rule) => rule.required() }),
    defineField({
      name: 'slug',
      title: 'Address',
      type: 'slug',
      options: { source: 'title', maxLength: 60, slugify: (text) => slugFor(text) },
      validation: hasAddress,
    }),
    defineField({ name: 'description', title: 'Description', type: 'text', rows: 3 }),
    defineField({
      name: 'parent',
      title: 'Part of',
      type: 'reference',
      to: [{ type: 'section' }, { type: 'topic' }],
      // The section or topic can still be taken off the site.
      weak: true,
      options: { disableNew: true },
      description:
        'A section, or a larger topic. Its page lists this topic, and the page of this topic leads there.',
      validation: (rule) => rule.custom(checkParent),
    }),
  ],
  orderings: [{ name: 'byTitle', title: 'Name', by: [{ field: 'title', direction: 'asc' }] }],
  preview: {
    select: { title: 'title', description: 'description', ...storedIds },
    prepare: ({ title, description, ...ids }) => ({
      title: title || 'Unnamed topic',
      subtitle: [stateWords(ids), description].filter(Boolean).join(' · '),
    }),
  },
});
