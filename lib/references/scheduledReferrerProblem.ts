type Referrer = {
  /** The name of what refers to it, for people. */
  title: string;
  /** True for a copy in a scheduled release, false for a scheduled draft. */
  isInRelease: boolean;
};

const roles = {
  person: ['names this person', 'the name'],
  page: ['leads to this page', 'the link'],
  draft: ['refers to this draft', 'the reference'],
} as const;

/** Why a person, page or draft stays: without it something would not go live, and nobody would notice before its hour. */
export const scheduledReferrerProblem = (
  removed: keyof typeof roles,
  { title, isInRelease }: Referrer,
): string => {
  const [refers, reference] = roles[removed];
  return isInRelease
    ? `“${title}” ${refers} and is scheduled in a release. Unschedule the release, and take ${reference} out there first.`
    : `“${title}” ${refers} and is scheduled. Unschedule it, and take ${reference} out there first.`;
};
