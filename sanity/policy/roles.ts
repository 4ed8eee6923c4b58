import { draftingGrants, type Grant, type Role, standardRoles } from 'local-lake/policy';
import { linkType } from '../../lib/articles/translations/translationLinks.ts';
import { personalFields } from '../../lib/reports/personalData.ts';
import { journalistRole, publishingRoles, siteRole } from '../../lib/roles.ts';

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

/** What readers wrote, and their addresses, are for those who answer them. It holds for the history, too. */
const readsAllButReports: Grant = {
  filter: `_id in path("**") && !(_type in ["correction", "correctionRecord"] && reportedVia != "staff" && (${personalFields
    .map((name) => `defined(${name})`)
    .join(' || ')}))`,
  permissions: ['read'],
};

const viewer: Role = {
  name: 'viewer',
  title: 'Viewer',
  description: 'Reads every document, drafts included, but for what readers wrote in their reports',
  grants: [readsAllButReports, opensPreviews],
};

/** The site’s own token for everything else: pages, search, previews and mails to staff. */
const site: Role = {
  name: siteRole,
  title: 'The site itself',
  description: 'For the site’s own token: reads everything',
  grants: [{ filter: '_id in path("**")', permissions: ['read'] }, opensPreviews],
};

/** The roles of this newsroom: administrator, editor and viewer as in Sanity, and three of our own. */
export const roles: Role[] = [
  ...standardRoles.filter(({ name }) => publishingRoles.includes(name)),
  viewer,
  journalist,
  reporter,
  site,
];
