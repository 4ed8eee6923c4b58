import { lakeConfiguration } from '../../sanity/policy/lakeConfiguration.ts';
import { embeddedProjectId } from '../../server/environment.ts';

/** Options of a lake that serves the newsroom's own project, by the newsroom's rules. */
export const newsroomLake = { project: embeddedProjectId, ...lakeConfiguration([embeddedProjectId]) };
