import {
  bullets,
  factBox,
  h2,
  image,
  link,
  numbered,
  p,
  pullQuote,
  reference,
  strong,
  table,
} from '../portableText.ts';
import { type SeedDocument, slug } from '../SeedDocument.ts';

const firstPublishedAt = '2025-09-18T11:00:00.000Z';

export const corrections: SeedDocument = {
  _id: 'article-how-corrections-work',
  _type: 'article',
  _createdAt: firstPublishedAt,
  headline: 'We were wrong: how corrections work here',
  slug: slug('how-corrections-work'),
  kicker: 'House guide',
  standfirst:
    'A mistake is put right where it stood, the note says what it was, and no editor signs off their own',
  section: reference('section-standards'),
  topics: [reference('topic-corrections'), reference('topic-how-we-work')],
  bylines: [reference('person-the-desk')],
  noByline: false,
  contacts: [reference('person-the-desk')],
  leadImage: image(
    'correcting.webp',
    'Drawing of lines of type seen close; two words are struck out with a red loop, with a caret and a tick in the margin.',
    'Strike, caret, tick: the marks are old, and they are still the plainest way of saying what changed.',
  ),
  body: [
    p(
      'Every newspaper makes mistakes. What tells them apart is whether a reader who saw the wrong thing ever gets to see the right one. Here a correction is a document of its own. It belongs to a story, it says what was wrong and what is right, and it stays.',
    ),
    h2('Two people, one moment'),
    p(
      'One editor prepares a correction and another approves it. They are never the same person; the server refuses it, and so does the page you are reading, which shows no correction whose approver is missing or is the one who asked for it. The mended text and its note then go live together. There is no minute in which the story has been changed and nobody says so.',
    ),
    pullQuote('Nobody approves their own.', 'Rule three of the desk'),
    h2('What we call it'),
    p('Where something was wrong we say “correction”. The gentler words have their own uses.'),
    table(
      'Kinds of change to a published story',
      ['Kind', 'When', 'Moves the “updated” time'],
      ['Correction', 'Something we published was wrong', 'If it is substantive or serious'],
      ['Clarification', 'It was right, but could be misread', 'If it is substantive or serious'],
      ['Editor’s note', 'Readers should know how the story came about', 'If it is substantive or serious'],
      ['Update', 'Something happened since; nothing was wrong', 'If it is substantive or serious'],
      ['Retraction', 'The story cannot stand', 'Yes'],
      ['Typo', 'Spelling or punctuation; no meaning changed', 'No, and no note'],
    ),
    h2('What you see'),
    ...bullets(
      'A line at the top of the story that says that it was corrected, and leads to the note.',
      'The note, with the date, the time and the zone, at an address of its own that you can link to.',
      'The passage itself, with what was struck and what was put in.',
      [
        'The ',
        link('log of all corrections', '/corrections'),
        ', which also comes as a ',
        link('feed', '/corrections/feed.xml'),
        '.',
      ],
    ),
    p(
      'A published note is not edited and not deleted. If the note is itself wrong, another one follows it, and both stay in the log. A story that is retracted keeps its address, its headline and the reasons.',
    ),
    h2('Tell us'),
    p(
      'Each story has a button named ',
      strong('Report an error'),
      '. It needs no account and works without script. Name the passage and say what is wrong with it; a source helps. What then happens is this:',
    ),
    ...numbered(
      'Your report lands with the editors as a correction in the state “reported”. It is not public, and nor is your address if you left one.',
      'An editor accepts it, or declines it and writes down why.',
      'Somebody drafts the change and the note. A second person reads both.',
      'They are published together.',
    ),
    factBox(
      'About the notes in this demonstration',
      p(
        'The corrections in the log of a new paper were written for the demonstration dataset. They concern pieces about this software and nothing else: no reporter’s mistake has been made up.',
      ),
    ),
  ],
  summary:
    'Corrections are documents of their own, approved by a second editor and published in the same moment as the changed text. Notes are never edited or deleted, and each appears on the story, in the log and in a feed.',
  keyPoints: [
    'The text and its note go live together, never one without the other.',
    'The person who asks for a correction cannot be the one who approves it.',
    'Only a substantive change moves the “updated” time.',
    'Anyone can report an error, without an account.',
  ],
  typeOfWork: 'explainer',
  language: 'en',
  firstPublishedAt,
};
