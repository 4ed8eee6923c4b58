import {
  factBox,
  h2,
  image,
  link,
  numbered,
  p,
  reference,
  relatedStory,
  strong,
  table,
} from '../portableText.ts';
import { type SeedDocument, slug } from '../SeedDocument.ts';

const firstPublishedAt = '2025-09-16T09:10:00.000Z';

export const filing: SeedDocument = {
  _id: 'article-how-to-file',
  _type: 'article',
  _createdAt: firstPublishedAt,
  headline: 'How to file a story',
  slug: slug('how-to-file-a-story'),
  kicker: 'House guide',
  standfirst:
    'From an empty draft to a page in front of readers: what to fill in, why each field is asked for, and who presses the button',
  section: reference('section-inside'),
  topics: [reference('topic-how-we-work')],
  bylines: [reference('person-the-desk')],
  noByline: false,
  contacts: [reference('person-the-desk')],
  leadImage: image(
    'filing.webp',
    'Drawing of a newspaper galley with lines of unreadable type; a red caret marks where a phrase is to be put in.',
    'A galley is read before it is run. So is a draft.',
  ),
  body: [
    p(
      'A story here is not a page that somebody typed. It is a set of fields, and the page is one of the things made from them. The same fields make the card on the front, the entry in the feed, the line in a search result and the plain-text copy. Fill them in once and they are right everywhere.',
    ),
    p('It takes six steps. Nothing is public before the last of them.'),
    ...numbered(
      [
        strong('Sign in to Studio'),
        ' at ',
        link('/studio', '/studio'),
        ' and start a new story. It is a draft from the first keystroke and saves itself.',
      ],
      [
        strong('Say what it is. '),
        'Headline, address, section and standfirst. The headline is written here once and nowhere else.',
      ],
      [
        strong('Say who made it. '),
        'Pick the byline from the contacts. If nobody is to be named, say so: the story then carries the house line instead of a blank.',
      ],
      [
        strong('Write the body. '),
        'Headings, lists and quotations are styles; tables, fact boxes, timelines and pull quotes are blocks. Never fake one with another.',
      ],
      [
        strong('Add what readers lean on: '),
        'a summary, two to five key points, the sources, and whom to contact.',
      ],
      [
        strong('Hand it to an editor. '),
        'A journalist writes drafts and an editor publishes them. The server holds to that, whatever the buttons say.',
      ],
    ),
    h2('What each field is for'),
    table(
      'The fields of a story, and where readers meet them',
      ['Field', 'What belongs in it', 'Where it shows'],
      ['Headline', 'What happened, in one line', 'Page, front, feeds, search'],
      ['Kicker', 'A label of one to four words', 'Above the headline'],
      ['Standfirst', 'What the headline had no room for', 'Page, front'],
      ['Summary', 'The story for those who read no further', 'Page, search, feeds, cards'],
      ['Key points', 'Facts, one a line, each true alone', 'Summary box'],
      ['Contacts', 'People who may be reached about this', 'Foot of the story'],
      ['Sources', 'Reporting by others that this rests on', 'Under the text'],
    ),
    h2('Pictures'),
    p(
      'Each picture says what it shows, for readers who do not see it. That is the alternative text, and Studio does not publish without it. The caption says what cannot be seen: who, where, when. The credit says whose it is. Set the hotspot on what must survive when the picture is cut to a square.',
    ),
    factBox(
      'Before you hand it over',
      ...numbered(
        'Read the headline and the first paragraph aloud. Do they tell the same story?',
        'Follow each link once.',
        'Check each name against the place you have it from, not against your memory.',
        'Look at the preview on a narrow screen.',
      ),
    ),
    h2('After it is published'),
    p(
      'Readers have the page about a second after the editor’s click, and the old address goes on working if it ever changes. From then on the text is no longer yours to tidy in silence. A slip of spelling may be mended; anything more is a correction, and it is made in the open.',
    ),
    relatedStory('article-how-corrections-work'),
  ],
  summary:
    'A story is filed as fields: headline, standfirst, byline, body, summary, sources and contacts. A journalist writes the draft, an editor publishes it, and changes after that are corrections made in the open.',
  keyPoints: [
    'Each fact about a story is typed once and used on every page that needs it.',
    'Journalists write drafts; editors publish.',
    'No picture is published without alternative text.',
  ],
  typeOfWork: 'explainer',
  language: 'en',
  firstPublishedAt,
};
