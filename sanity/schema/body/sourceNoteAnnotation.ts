import { AsteriskIcon } from '@sanity/icons/Asterisk';
import { defineField } from 'sanity';
import { SourceNoteInput } from '../../studio/inputs/SourceNoteInput.tsx';

/** A passage that relies on one of the story's sources. Readers see the number of the source, which leads to it. */
export const sourceNoteAnnotation = {
  name: 'sourceNote',
  title: 'Source',
  type: 'object' as const,
  icon: AsteriskIcon,
  fields: [
    defineField({
      name: 'source',
      title: 'Source of this passage',
      type: 'string',
      description: 'Readers see the number of the source after the passage. It leads to the list of sources.',
      components: { input: SourceNoteInput },
      validation: (rule) => [
        rule.required().error('Choose the source of the passage, or remove the mark.'),
        rule.custom((source, { document }) => {
          const sources = Array.isArray(document?.sources) ? document.sources : [];
          return (
            source === undefined ||
            sources.some(({ _key }) => _key === source) ||
            'This passage names a source that is not in the list of sources. Choose another, or remove the mark.'
          );
        }),
      ],
    }),
  ],
};
