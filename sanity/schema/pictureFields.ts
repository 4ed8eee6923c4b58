import { defineField, type ImageValue, type StringRule } from 'sanity';

/** Returns true if the field's picture has been chosen. */
const hasPicture = (parent: unknown): boolean => Boolean((parent as ImageValue | undefined)?.asset);

/** Required: readers who cannot see the picture get its alternative text. */
const describes = (rule: StringRule) =>
  rule.custom((alt, { parent }) => {
    if (!hasPicture(parent)) return true;
    if (!alt?.trim()) return 'Say what the picture shows, for readers who do not see it.';
    return /\.(?:jpe?g|png|gif|webp|avif)$/iu.test(alt.trim())
      ? 'That is a file’s name: say what the picture shows.'
      : true;
  });

export const altField = defineField({
  name: 'alt',
  title: 'Alternative text',
  type: 'string',
  description: 'What the picture shows, in a sentence. Not the caption again.',
  validation: (rule) => [
    describes(rule),
    rule.max(250).warning('Screen readers cannot skim: keep it under 250 characters.'),
  ],
});

export const captionField = defineField({
  name: 'caption',
  title: 'Caption',
  type: 'string',
  description: 'Who, where and when.',
});

export const creditField = defineField({
  name: 'credit',
  title: 'Credit',
  type: 'string',
  description: 'Photographer and agency, as they ask to be named.',
  validation: (rule) =>
    rule
      .custom(
        (credit, { parent }) => !hasPicture(parent) || Boolean(credit?.trim()) || 'Whose picture is it?',
      )
      .warning(),
});
