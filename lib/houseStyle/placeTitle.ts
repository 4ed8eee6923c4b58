const titles: Record<string, string> = {
  kicker: 'kicker',
  headline: 'headline',
  standfirst: 'standfirst',
  dateline: 'dateline',
  caption: 'lead picture',
  summary: 'summary',
  keyPoints: 'key points',
};

/** The part of a story as people call it. */
export const placeTitle = (path: string): string => titles[path] ?? 'text';
