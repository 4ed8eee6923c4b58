import { bullets, h2, p } from '../portableText.ts';
import { foundedAt, type SeedDocument, slug } from '../SeedDocument.ts';

export const principles: SeedDocument = {
  _id: 'page-principles',
  _type: 'page',
  _createdAt: foundedAt,
  title: 'Principles and ethics',
  slug: slug('principles'),
  standfirst: 'What this paper asks of itself before it asks anything of readers',
  body: [
    p(
      'A newsroom that uses Copydesk will have a code of its own. These are the rules that the demonstration keeps.',
    ),
    h2('Accuracy'),
    ...bullets(
      'Nothing is invented: no person, no figure, no quotation.',
      'A quotation is what was said, by whom it was said, and where we have it from.',
      'A claim that is contested is put to those whom it concerns, or it says who makes it and who denies it.',
    ),
    h2('Credit'),
    ...bullets(
      'Reporting by others is named in the text, listed under it and linked.',
      'A label such as “Exclusive” says whose.',
      'A picture says who made it, and how, if a machine did.',
    ),
    h2('People'),
    ...bullets(
      'A source is told what we can and cannot do for them before they tell us anything.',
      'Details that could lead to a person at risk are left out, and we say that they were.',
      'Contact details are published only with the consent of the person, and only as long as they hold.',
    ),
    h2('Readers'),
    ...bullets(
      'No reader is followed. Views are counted without cookies and without a history.',
      'Opinion is marked as opinion.',
      'Mistakes are put right in the open.',
    ),
  ],
  summary: 'Accuracy, credit, care for sources and respect for readers: the rules of this paper.',
  isTips: false,
};
