import { bullets, h2, link, numbered, p } from '../portableText.ts';
import { foundedAt, type SeedDocument, slug } from '../SeedDocument.ts';

export const correctionsPolicy: SeedDocument = {
  _id: 'page-corrections-policy',
  _type: 'page',
  _createdAt: foundedAt,
  title: 'Corrections policy',
  slug: slug('corrections-policy'),
  standfirst: 'We put mistakes right quickly, where they stood, and we say that we did',
  body: [
    p(
      'Tell us of a mistake with “Report an error” on the story. We look at every report. We answer those that leave an address.',
    ),
    h2('The rules'),
    ...numbered(
      'The mended text and the note that explains it are published together.',
      'A change to a published headline, standfirst, text or summary is either a typo or one of the kinds of correction; somebody has to say which.',
      'Nobody approves their own correction.',
      'A published note is neither edited nor deleted. A wrong one is followed by a right one.',
      'A retracted story keeps its address and headline, says that it was retracted and why, and leaves the front page.',
      'When a story is corrected, its summary and key points are read again, since they repeat its errors.',
    ),
    h2('Where corrections appear'),
    ...bullets(
      'On the story: serious ones and retractions at the top, others at the foot with a line at the top that leads to them.',
      ['In the ', link('log', '/corrections'), ', newest first.'],
      [
        'In a feed of their own, for ',
        link('readers', '/corrections/feed.xml'),
        ' and for search engines in the page’s data.',
      ],
    ),
    h2('Our words'),
    p(
      'If it was wrong, we say “correction”. “Clarification” is for what was right and could be misread, “update” for what happened since. We do not repeat an allegation in order to withdraw it, and we do not blame.',
    ),
  ],
  summary:
    'How mistakes are reported, corrected, approved and shown, and why a published note is never edited.',
  isTips: false,
};
