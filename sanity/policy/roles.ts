import { draftingGrants, type Grant, type Role, standardRoles } from 'local-lake/policy';
import { linkType } from '../../lib/articles/translations/translationLinks.ts';
import { journalistRole, publishingRoles } from '../../lib/roles.ts';

/** A writer begins the translation of a story. The rules of the newsroom say what else an editor decides. */
const linksTranslations: Grant = {
  filter: `_type == "${linkType}" && _id in path("*")`,
  permissions: ['create', 'update'],
};

/** Writes drafts and versions of releases. Only editors write what readers see. */
const journalist: Role = {
  name: journalistRole,
  title: 'Journalist',
  description: 'Writes drafts and requests corrections. An editor publishes them.',
  grants: [...draftingGrants, linksTranslations],
};

/** The site's own token for readers' reports: creates reports for editors and nothing else. */
const reporter: Role = {
  name: 'reporter',
  title: 'Reporter of errors',
  description: 'For the site’s own token: files the reports of readers',
  grants: [
    {
      filter:
        '_id in path("drafts.*") && _type == "correction" && status == "reported" && !defined(approvedBy)',
      permissions: ['create'],
    },
  ],
};

/** Opening a preview writes a secret. It shows what a viewer reads in Studio, drafts included. */
const opensPreviews: Grant = {
  filter: '_id in path("drafts.**") && _type == "sanity.previewUrlSecret"',
  permissions: ['create', 'update'],
};

const viewers: Role[] = standardRoles
  .filter(({ name }) => name === 'viewer')
  .map((viewer) => ({ ...viewer, grants: [...viewer.grants, opensPreviews] }));

/** The roles of this newsroom: administrator, editor and viewer as in Sanity, and two of our own. */
export const roles: Role[] = [
  ...standardRoles.filter(({ name }) => publishingRoles.includes(name)),
  ...viewers,
  journalist,
  reporter,
];
