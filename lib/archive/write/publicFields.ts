import { policyRoles } from '../../site.ts';

const article = [
  ...['headline', 'slug', 'kicker', 'standfirst', 'section', 'topics', 'typeOfWork', 'dateline', 'language'],
  ...['bylines', 'noByline', 'contacts', 'leadImage', 'body', 'summary', 'keyPoints', 'sources'],
  ...['embargoedUntil', 'firstPublishedAt', 'modifiedAt', 'retractedAt', 'liveEndedAt'],
];

/** What the page of a retracted story keeps. */
export const retractedFields = [
  ...['headline', 'slug', 'section', 'topics', 'typeOfWork', 'language', 'bylines', 'noByline'],
  ...['firstPublishedAt', 'modifiedAt', 'retractedAt'],
];

/**
 * The fields of published documents that leave the newsroom, by type. Documents of other types, such as plans and
 * records of pictures, stay. A field that is not listed stays too, because a new one may be internal.
 */
export const publicFields = new Map<string, readonly string[]>([
  ['article', article],
  [
    'liveEntry',
    [
      ...['story', 'headline', 'body', 'bylines', 'isKey', 'isPinned', 'endsCoverage'],
      ...['firstPublishedAt', 'modifiedAt'],
    ],
  ],
  [
    'correction',
    [
      ...[
        'article',
        'liveStory',
        'kind',
        'severity',
        'affects',
        'was',
        'is',
        'note',
        'supersedes',
        'status',
        'section',
      ],
      ...['approvedAt', 'publishedAt', 'revisionBefore', 'revisionAfter', 'changes', 'alone', 'addition'],
    ],
  ],
  [
    'person',
    ['name', 'slug', 'role', 'biography', 'portrait', 'channels', 'expertise', 'languages', 'beats'],
  ],
  ['section', ['title', 'slug', 'description', 'order']],
  ['topic', ['title', 'slug', 'description']],
  ['page', ['title', 'slug', 'standfirst', 'body', 'summary', 'isTips']],
  ['redirect', ['from', 'to']],
  [
    'site',
    [
      ...['title', 'tagline', 'timeZone', 'language', 'sections', 'noBylineLine', 'publisher'],
      ...['correctionsEmail', 'fourEyes', ...policyRoles],
      ...['training', 'licenceUrl', 'securityContact', 'trustTxt', 'adsTxt'],
    ],
  ],
  ['frontPage', ['lead', 'seconds', 'strips', 'hasOnlyTheseStrips']],
]);
