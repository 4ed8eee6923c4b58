import type { LakeConfiguration, ProjectRules } from 'local-lake/policy';
import { isSameDraft } from '../../lib/releases/unreadCopy.ts';
import type { Theme } from '../../lib/theme/Theme.ts';
import { missed } from './drafts.ts';
import { recordsOfImport, withoutCamera } from './imports/importedPictures.ts';
import { withDate } from './imports/importedStory.ts';
import { signInStyle } from './look/signInStyle.ts';
import { findLookProblem } from './look/siteLook.ts';
import { policy } from './policy.ts';
import { roles } from './roles.ts';
import { importProblem, importReferences } from './shapes/importProblem.ts';

/** The rules of the newsroom's project. */
const rulesOf = (theme: Theme): ProjectRules => ({
  policy: (proposal) => findLookProblem(proposal, theme) ?? policy(proposal),
  missed,
  isSameWork: isSameDraft,
  imports: {
    problemOf: importProblem,
    referencesOf: importReferences,
    complete: (document) => withDate(withoutCamera(document)),
    companions: recordsOfImport,
  },
});

/** The newsroom's configuration of a lake. Other projects do not have its rules. */
export const lakeConfiguration = (projects: string[], theme: Theme): LakeConfiguration => ({
  title: 'Copydesk',
  signInStyle: signInStyle(theme),
  roles,
  projects: Object.fromEntries(projects.map((project) => [project, rulesOf(theme)])),
});
