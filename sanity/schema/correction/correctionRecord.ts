import { LockIcon } from '@sanity/icons/Lock';
import { defineField, defineType } from 'sanity';

/**
 * What the newsroom knows about a published correction and readers do not. Its id is
 * `internal.<correction id>`: an id with a dot is never served to anonymous callers.
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
