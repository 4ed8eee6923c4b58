import { h2, h3, image, p, reference, relatedStory, table } from '../portableText.ts';
import { type SeedDocument, slug } from '../SeedDocument.ts';

const firstPublishedAt = '2025-09-23T07:30:00.000Z';

export const pagesThatStayUp: SeedDocument = {
  _id: 'article-pages-that-stay-up',
  _type: 'article',
  _createdAt: firstPublishedAt,
  headline: 'Printed once, read by everyone: why these pages are quick and stay up',
  slug: slug('pages-that-stay-up'),
  kicker: 'Under the bonnet',
  standfirst:
    'A story is made into a page when it changes and not when it is asked for. What follows from that for readers, editors and the person on call',
  section: reference('section-tech'),
  topics: [reference('topic-how-we-work')],
  bylines: [reference('person-the-desk')],
  noByline: false,
  leadImage: image(
    'printing.webp',
    'Drawing of a web of paper running over three ribbed cylinders of a press, with a stack of printed sheets below.',
    'The plates change when the story does.',
  ),
  body: [
    p(
      'A paper is not set in type anew for each reader. Nor is this one. A page is made when an editor publishes, and is then handed out as it is, from memory, until something in it changes. That is most of what there is to say about its speed.',
    ),
    h2('What changes a page'),
    p(
      'A page knows what it was made of: the story, the people it names, the section, the house’s own lines. When any of these is published anew, the pages made of it are made again and looked at before the old ones go. A reporter’s new address therefore reaches every story that names the reporter, and nobody has to remember which those are.',
    ),
    h2('What happens when something breaks'),
    table(
      'What readers notice',
      ['What has stopped', 'Readers', 'Editors'],
      ['Nothing', 'Have a change within about a second', 'See it live'],
      ['The store of content', 'Keep every page they could read before', 'Wait; what they typed is kept'],
      ['The renderer', 'Keep every page they could read before', 'Publish; it shows when it is back'],
      ['One story’s page will not render', 'Have its last good version', 'See the fault in the log'],
    ),
    p('The last good page is better than an apology. It says in a header that it is not the newest.'),
    h2('What is not sent'),
    p(
      'The pages that readers get carry no application with them. They are text, pictures, a style sheet and a small script for what text cannot do alone: counting a view, opening the form to report an error. Turn that off and everything but the counting still works.',
    ),
    h3('On paper, too'),
    p(
      'Print a story and you get the text, the addresses behind the links, and the name of the paper. Nothing else.',
    ),
    relatedStory('article-what-the-view-count-counts'),
  ],
  summary:
    'Pages are made when content changes and served from memory, so that they are quick, fresh within about a second of publishing, and still there when the systems behind them are not.',
  keyPoints: [
    'A page is remade when anything it was made of is published anew.',
    'If what lies behind a page fails, readers keep its last good version.',
    'Pages carry text and a small script, not an application.',
  ],
  typeOfWork: 'explainer',
  language: 'en',
  firstPublishedAt,
};
