type Story = Record<string, unknown>;
type Rule = (story: Story) => string | null;

const isFilled = (value: unknown): boolean =>
  typeof value === 'string' ? value.trim() !== '' : Array.isArray(value) && value.length > 0;

const fieldOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && name in value ? (value as Story)[name] : undefined;

const needsText: Rule = ({ headline, standfirst, body }) => {
  const missing = Object.entries({ headline, standfirst, body }).find(([, value]) => !isFilled(value));
  return missing ? `The story has no ${missing[0]}.` : null;
};

const needsAddressAndSection: Rule = ({ slug, section }) => {
  if (!isFilled(fieldOf(slug, 'current'))) return 'The story has no address.';
  return isFilled(fieldOf(section, '_ref')) ? null : 'The story is in no section.';
};

const needsByline: Rule = ({ bylines, noByline }) =>
  isFilled(bylines) || noByline === true
    ? null
    : 'The story names no writer and is not marked to run without a byline.';

const needsAlternativeText: Rule = ({ leadImage }) =>
  fieldOf(leadImage, 'asset') && !isFilled(fieldOf(leadImage, 'alt'))
    ? 'The lead picture has no alternative text.'
    : null;

const rules: Rule[] = [needsText, needsAddressAndSection, needsByline, needsAlternativeText];

/**
 * Returns why a scheduled story cannot go live, or null. Runs Studio's checks again, because the draft may have
 * changed and nobody reviews it at that time.
 *
 * @param at when it goes live, ISO 8601.
 */
export const scheduledStoryProblem = (story: Story, at: string): string | null => {
  const { scheduledFor } = story;
  if (typeof scheduledFor !== 'string') return null;
  if (Date.parse(at) < Date.parse(scheduledFor))
    return `This story is scheduled for ${scheduledFor}. Unschedule it to publish it earlier.`;
  return incompleteStoryProblem(story);
};

/** Returns why a story that nobody reviews when it goes live is not complete, or null. */
export const incompleteStoryProblem = (story: Story): string | null => {
  for (const rule of rules) {
    const problem = rule(story);
    if (problem) return problem;
  }
  return null;
};
