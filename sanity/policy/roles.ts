import { draftingGrants, type Role, standardRoles } from 'local-lake/policy';

/** Writes drafts, and the versions of a release, but never a published document: that is an editor's. */
const journalist: Role = {
  name: 'journalist',
  title: 'Journalist',
  description: 'Writes drafts and requests corrections; an editor publishes',
  grants: draftingGrants,
};

/** The readers' site itself, when a reader reports an error: it files a report for editors and nothing else. */
const reporter: Role = {
  name: 'reporter',
  title: 'Reporter of errors',
  description: 'For the site’s own token: files what readers report',
  grants: [
    {
      filter:
        '_id in path("drafts.*") && _type == "correction" && status == "reported" && !defined(approvedBy)',
      permissions: ['create'],
    },
  ],
};

/** Who may do what in this newsroom: administrator, editor and viewer as everywhere, and two of our own. */
export const roles: Role[] = [
  ...standardRoles.filter(({ name }) => ['administrator', 'editor', 'viewer'].includes(name)),
  journalist,
  reporter,
];
