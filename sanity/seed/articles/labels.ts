import { h2, p, reference, relatedStory, strong, table } from '../portableText.ts';
import { type SeedDocument, slug } from '../SeedDocument.ts';

const firstPublishedAt = '2025-09-24T09:05:00.000Z';

export const labels: SeedDocument = {
  _id: 'article-what-the-labels-mean',
  _type: 'article',
  _createdAt: firstPublishedAt,
  headline: 'The small print at the top: what our labels, names and times mean',
  slug: slug('what-the-labels-mean'),
  kicker: 'House guide',
  standfirst:
    '“Exclusive” whose? Published when? By whom, if nobody is named? A reader’s key to the lines around a headline',
  section: reference('section-standards'),
  topics: [reference('topic-how-we-work')],
  bylines: [reference('person-the-desk')],
  noByline: false,
  body: [
    p(
      'Around each headline stand a few short lines that regular readers stop seeing. They are there so that you can judge what you are about to read, and each of them is held to a rule.',
    ),
    h2('The label'),
    p(
      'A label over a headline says what sort of thing it is or whose. “Exclusive” is the one most often abused. We put it on a story that we alone could report, and where others did the reporting we say who: a story of ours that rests on a newspaper’s investigation bears that paper’s name in the label, names its partners, and lists the reports under the text.',
    ),
    relatedStory('article-microsoft-unit-8200'),
    h2('The names'),
    p(
      strong('A byline'),
      ' names those who reported and wrote. ',
      strong('A contact'),
      ' is somebody you may get in touch with about the story, and need not have written it. A story that names nobody says so in a line of its own. It happens where a name could put somebody at risk, or where the text was put together from others’ reporting. It is never an oversight: Studio does not publish a story with neither a byline nor the decision to do without.',
    ),
    h2('The times'),
    p(
      '“2:33 pm” is not a time of publication. It lacks the day, and for anybody abroad it lacks the zone. Ours have all three, and there are at most two of them.',
    ),
    table(
      'Two times and what moves them',
      ['Line', 'Set', 'Moved by'],
      ['Published', 'When readers could first see the story', 'Nothing'],
      ['Updated', 'When a substantive change was published', 'The next substantive change; never a typo'],
    ),
    h2('The kind of work'),
    p(
      'News tells what happened. Analysis says what it may mean, and opinion what somebody thinks of it; both are marked, here and in what we tell search engines. An explainer, such as this one, sets out how something works.',
    ),
  ],
  summary:
    'A reader’s key to labels, bylines, contacts and times: whose exclusive a story is, what it means when nobody is named, and what moves the “updated” time.',
  keyPoints: [
    '“Exclusive” names the newsroom that did the reporting.',
    'A story without a byline says so; it is a decision, never a blank.',
    'A time of publication has a date and a zone.',
  ],
  typeOfWork: 'explainer',
  language: 'en',
  firstPublishedAt,
};
