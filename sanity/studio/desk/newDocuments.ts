import type { NewDocumentOptionsResolver } from 'sanity';
import { mayBegin } from '../../../lib/accounts/typeRights.ts';
import { mayWrite } from '../../../lib/roles.ts';
import { rolesOf } from '../newsroom/rolesOf.ts';

const types = ['article', 'person', 'topic', 'section', 'page', 'redirect'];

/**
 * The types that can be created. “New” in the bar offers a story: Studio sorts its menu by the alphabet, and the other
 * types have lists with a button. Corrections are created from their story, the site's settings exist once, and
 * publishing writes the records.
 */
export const listNewDocuments: NewDocumentOptionsResolver = (templates, { currentUser, creationContext }) => {
  const roles = rolesOf(currentUser);
  if (!mayWrite(roles)) return [];
  if (creationContext.type === 'global')
    return templates.filter(({ templateId }) => templateId === 'article');
  const offered = types.filter((type) => mayBegin(type, roles));
  return templates
    .filter(({ templateId }) => offered.includes(templateId))
    .toSorted((a, b) => offered.indexOf(a.templateId) - offered.indexOf(b.templateId));
};
