import type { LakeConfiguration, ProjectRules } from 'local-lake/policy';
import { isSameDraft } from '../../lib/releases/unreadCopy.ts';
import { missed } from './drafts.ts';
import { recordsOfImport, withoutCamera } from './imports/importedPictures.ts';
import { withDate } from './imports/importedStory.ts';
import { signInStyle } from './look/signInStyle.ts';
import { policy } from './policy.ts';
import { roles } from './roles.ts';
import { importProblem } from './shapes/importProblem.ts';

/** The rules of the newsroom's project. */
const rules: ProjectRules = {
  policy,
  missed,
  isSameWork: isSameDraft,
  imports: {
    problemOf: importProblem,
    complete: (document) => withDate(withoutCamera(document)),
    companions: recordsOfImport,
  },
};

/** The newsroom's configuration of a lake. Other projects do not have its rules. */
export const lakeConfiguration = (projects: string[]): LakeConfiguration => ({
  title: 'Copydesk',
  signInStyle: signInStyle(),
  roles,
  projects: Object.fromEntries(projects.map((project) => [project, rules])),
});
