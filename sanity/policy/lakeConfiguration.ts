import type { LakeConfiguration, ProjectRules } from 'local-lake/policy';
import { isSameDraft } from '../../lib/releases/unreadCopy.ts';
import { defaultReaderDataDays } from '../../lib/reports/personalData.ts';
import type { Theme } from '../../lib/theme/Theme.ts';
import { overtakenApproval } from './corrections/overtaken.ts';
import { missed } from './drafts.ts';
import { recordsOfImport, withoutCamera } from './imports/importedPictures.ts';
import { withDate } from './imports/importedStory.ts';
import { signInStyle } from './look/signInStyle.ts';
import { findLookProblem } from './look/siteLook.ts';
import { policy } from './policy.ts';
import { readerData } from './readerData.ts';
import { roles } from './roles.ts';
import { importProblem, importReferences } from './shapes/importProblem.ts';

/** The rules of the newsroom's project. */
const rulesOf = (theme: Theme, readerDataDays: number): ProjectRules => ({
  personalData: readerData(readerDataDays),
  policy: (proposal) => findLookProblem(proposal, theme) ?? policy(proposal),
  overtaken: overtakenApproval,
  missed,
  isSameWork: isSameDraft,
  imports: {
    problemOf: importProblem,
    referencesOf: importReferences,
    complete: (document) => withDate(withoutCamera(document)),
    companions: recordsOfImport,
  },
});

/**
 * The newsroom's configuration of a lake. Other projects do not have its rules.
 *
 * @param readerDataDays for how many days after its end a report keeps what its reader wrote.
 */
export const lakeConfiguration = (
  projects: string[],
  theme: Theme,
  readerDataDays = defaultReaderDataDays,
): LakeConfiguration => ({
  title: 'Copydesk',
  signInStyle: signInStyle(theme),
  roles,
  projects: Object.fromEntries(projects.map((project) => [project, rulesOf(theme, readerDataDays)])),
});
