import { bullets, factBox, h2, image, p, reference, relatedStory, table } from '../portableText.ts';
import { type SeedDocument, slug } from '../SeedDocument.ts';

const firstPublishedAt = '2025-09-22T08:40:00.000Z';

export const viewCount: SeedDocument = {
  _id: 'article-what-the-view-count-counts',
  _type: 'article',
  _createdAt: firstPublishedAt,
  headline: 'What the view count counts',
  slug: slug('what-the-view-count-counts'),
  kicker: 'House guide',
  standfirst:
    'One number, from one place, that leaves out machines and repeats, and keeps no history of who read what',
  section: reference('section-inside'),
  topics: [reference('topic-how-we-work')],
  bylines: [reference('person-the-desk')],
  noByline: false,
  leadImage: image(
    'counting.webp',
    'Drawing of a tally kept in ink, in five-barred gates over four rows; the last stroke has been taken out in red.',
    'The last stroke was counted twice. It does not count.',
  ),
  body: [
    p(
      'Pages that show two counters which disagree are common. So are pages that say nought to everybody because a cache has kept the nought. Here there is one count. A page shows it as two figures, the total and the day’s, and both are read from the same place.',
    ),
    h2('What is a view'),
    p(
      'A view is counted when a page has loaded and has been in sight for one second. The browser then sends a short message and hears nothing back. A page that was fetched in advance and never looked at sends none.',
    ),
    p('A second visit on the same day is left out. Coming back the next day counts as one more.'),
    p(
      'The message names the story, and says whether you came to it from our front page. The desk sees two numbers of each story and day: how many read it, and how many of them came from the front page. After three months these are deleted and the total remains.',
    ),
    table(
      'Counted, and not counted',
      ['What happens', 'Counted'],
      ['You read a story', 'Once'],
      ['You reload it, or come back in the evening', 'No'],
      ['You come back the next day', 'Once more'],
      ['The page is fetched in advance', 'No'],
      ['A crawler that says what it is', 'No'],
      ['A browser without a screen', 'No'],
      ['You read with scripts turned off', 'No'],
      ['You read the page for tips', 'Never'],
    ),
    h2('How repeats are known without knowing you'),
    p(
      'To leave out a repeat, something has to be remembered. What is remembered is a fingerprint made of your network address, your browser’s name for itself and the story, mixed with a random value that exists for one day. At the end of the day the random value is thrown away, and after that nobody, ourselves included, can work back from the fingerprints to an address or tell which of them belong together.',
    ),
    ...bullets(
      'No cookie is set and nothing is stored in your browser.',
      'Fingerprints of two stories cannot be told to be one reader’s.',
      'The count never touches the story’s own document, so it cannot show up as a change to it.',
    ),
    factBox(
      'Where it is wrong',
      p(
        'Two people behind one address with the same browser are taken for one. One person with two devices is taken for two. A machine that pretends well enough is taken for a reader. The figure is honest; it is not exact.',
      ),
    ),
    p('Until a story has been read there is no figure at all. A nought tells nobody anything.'),
    relatedStory('article-pages-that-stay-up'),
  ],
  summary:
    'A view is a page seen for one second. Declared robots, pages fetched in advance and repeats within the day are left out, without cookies and without a record of who read what.',
  keyPoints: [
    'The total and the day’s figure come from one store and cannot disagree.',
    'The random value behind the day’s fingerprints is thrown away each night.',
    'No figure is shown before there is one.',
  ],
  typeOfWork: 'explainer',
  language: 'en',
  firstPublishedAt,
  modifiedAt: '2025-09-24T13:33:00.000Z',
};
