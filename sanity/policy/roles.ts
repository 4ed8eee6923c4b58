import { defaultRoles, type Role } from 'local-lake/policy';

/**
 * Writes drafts, and the versions of a release, but never a published document: that is an editor's. What comes
 * with writing is allowed too: uploading a picture or a file, about which an editor says something, and commenting.
 */
const journalist: Role = {
  name: 'journalist',
  title: 'Journalist',
  description: 'Writes drafts and requests corrections; an editor publishes',
  grants: [
    { filter: '_id in path("**")', permissions: ['read'] },
    { filter: '_id in path("drafts.**") || _id in path("versions.**")', permissions: ['create', 'update'] },
    {
      filter:
        '(_type == "sanity.imageAsset" && string::startsWith(_id, "image-")) || (_type == "sanity.fileAsset" && string::startsWith(_id, "file-"))',
      permissions: ['create'],
    },
    { filter: '_type in ["comment", "tasks.task"]', permissions: ['create', 'update'] },
  ],
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
export const roles: Role[] = [...defaultRoles, journalist, reporter];
