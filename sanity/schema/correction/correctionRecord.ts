import { LockIcon } from '@sanity/icons/Lock';
import { defineField, defineType } from 'sanity';

/**
 * The newsroom's private record of a published correction. Its id is `internal.<correction id>`: anonymous clients
 * never get an id with a dot.
 */
export const correctionRecord = defineType({
  name: 'correctionRecord',
  title: 'Newsroom’s record of a correction',
  type: 'document',
  icon: LockIcon,
  readOnly: true,
  fields: [
    defineField({
      name: 'correction',
      title: 'Correction',
      type: 'reference',
      to: [{ type: 'correction' }],
      weak: true,
    }),
    defineField({ name: 'internalReason', title: 'How it happened', type: 'text' }),
    defineField({ name: 'reportMessage', title: 'What the reader wrote', type: 'text' }),
    defineField({ name: 'reportPassage', title: 'The passage that the reader named', type: 'text' }),
    defineField({ name: 'reporterEmail', title: 'The reader’s address', type: 'string' }),
  ],
  preview: { select: { title: 'correction.note', subtitle: 'internalReason' } },
});
