import type { LakeConfiguration } from 'local-lake/policy';
import { embeddedProjectId } from '../../lib/embeddedProject.ts';
import { lakeConfiguration } from '../../sanity/policy/lakeConfiguration.ts';
import { readEnvironment } from '../../server/environment.ts';

/**
 * The lake's configuration for a project. The newsroom's own project always has its rules; its title and roles apply
 * only to the newsroom's lake. Other projects have Sanity's standard roles.
 */
export const lakeConfigurationFor = (project: string): LakeConfiguration => {
  const { projectId } = readEnvironment();
  const own = [embeddedProjectId, projectId];
  const { projects = {}, ...newsroom } = lakeConfiguration(own);
  return own.includes(project) ? { ...newsroom, projects } : { projects };
};
