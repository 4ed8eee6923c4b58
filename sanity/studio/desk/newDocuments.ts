import type { NewDocumentOptionsResolver } from 'sanity';
import { mayPublish } from './mayPublish.ts';

const everybodys = ['article', 'person', 'topic'];
const editors = [...everybodys, 'section', 'page', 'redirect'];

/**
 * What “New” offers. Corrections begin at the story they correct, the site’s settings exist once, and records are
 * written by publishing: none of them is started by hand.
 */
export const listNewDocuments: NewDocumentOptionsResolver = (templates, { currentUser }) => {
  const offered = mayPublish(currentUser) ? editors : everybodys;
  return templates
    .filter(({ templateId }) => offered.includes(templateId))
    .toSorted((a, b) => offered.indexOf(a.templateId) - offered.indexOf(b.templateId));
};
