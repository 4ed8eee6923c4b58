import type { LakeConfiguration, ProjectRules } from 'local-lake/policy';
import { missed } from './drafts.ts';
import { withDate } from './importedStory.ts';
import { policy } from './policy.ts';
import { roles } from './roles.ts';
import { importProblem } from './shapes/importProblem.ts';

/** What holds in the newsroom's project, whatever the way in. */
const rules: ProjectRules = {
  policy,
  missed,
  imports: { problemOf: importProblem, complete: withDate },
};

/** What the newsroom brings to a lake. Projects that are not named are free of its rules. */
export const lakeConfiguration = (projects: string[]): LakeConfiguration => ({
  title: 'Copydesk',
  roles,
  projects: Object.fromEntries(projects.map((project) => [project, rules])),
});
