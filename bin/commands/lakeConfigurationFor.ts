import type { LakeConfiguration } from 'local-lake/policy';
import { lakeConfiguration } from '../../sanity/policy/lakeConfiguration.ts';
import { embeddedProjectId, readEnvironment } from '../../server/environment.ts';

/**
 * What a lake for the project is configured with. The newsroom's own project has its rules in each; its title and its
 * roles are for a lake that is the newsroom's. Any other has Sanity's standard roles.
 */
export const lakeConfigurationFor = (project: string): LakeConfiguration => {
  const { projectId } = readEnvironment();
  const own = [embeddedProjectId, projectId];
  const { projects = {}, ...newsroom } = lakeConfiguration(own);
  return own.includes(project) ? { ...newsroom, projects } : { projects };
};
