import { RevertIcon } from '@sanity/icons';
import { defineField } from 'sanity';

/** Ties a corrected passage to its correction, so that readers see what changed where it changed. */
export const correctionMark = {
  name: 'correctionMark',
  title: 'Corrected passage',
  type: 'object' as const,
  icon: RevertIcon,
  fields: [
    defineField({
      name: 'correction',
      title: 'Correction',
      type: 'reference',
      to: [{ type: 'correction' }],
      weak: true,
      validation: (rule) => rule.required(),
    }),
  ],
};
