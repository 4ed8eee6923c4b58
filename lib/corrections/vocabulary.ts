/** The values of a correction, for Studio, site and server: stored value, label, and a hint when to choose it. */

export const correctionKinds = [
  { value: 'correction', title: 'Correction', description: 'Something we published was wrong.' },
  { value: 'clarification', title: 'Clarification', description: 'It was right, but could be misread.' },
  {
    value: 'editors-note',
    title: 'Editor’s note',
    description: 'Readers should know how the story came about.',
  },
  { value: 'update', title: 'Update', description: 'Something new has happened. Nothing was wrong.' },
  {
    value: 'retraction',
    title: 'Retraction',
    description: 'The story as a whole is wrong. Its text goes, and its address shows why.',
  },
  { value: 'typo', title: 'Typo', description: 'Only spelling or punctuation. The meaning is the same.' },
] as const;

export const correctionSeverities = [
  { value: 'minor', title: 'Minor', description: 'Readers would not judge the story differently.' },
  { value: 'substantive', title: 'Substantive', description: 'It changes what the story says.' },
  {
    value: 'serious',
    title: 'Serious',
    description: 'It harms a person, or the main point of the story is wrong.',
  },
] as const;

/** Reported → accepted or declined → drafted → approved → published → superseded. */
export const correctionStatuses = [
  { value: 'reported', title: 'Reported' },
  { value: 'accepted', title: 'Accepted' },
  { value: 'declined', title: 'Declined' },
  { value: 'drafted', title: 'Drafted' },
  { value: 'approved', title: 'Approved' },
  { value: 'published', title: 'Published' },
  { value: 'superseded', title: 'Superseded' },
] as const;

export const affectedParts = [
  { value: 'headline', title: 'Headline' },
  { value: 'standfirst', title: 'Standfirst' },
  { value: 'body', title: 'Body' },
  { value: 'summary', title: 'Summary' },
  { value: 'caption', title: 'Caption' },
  { value: 'contact', title: 'Contact' },
  { value: 'byline', title: 'Byline' },
] as const;

export const reportRoutes = [
  { value: 'reader', title: 'A reader' },
  { value: 'staff', title: 'Staff' },
] as const;

export type CorrectionKind = (typeof correctionKinds)[number]['value'];
export type CorrectionSeverity = (typeof correctionSeverities)[number]['value'];
export type CorrectionStatus = (typeof correctionStatuses)[number]['value'];
export type AffectedPart = (typeof affectedParts)[number]['value'];
