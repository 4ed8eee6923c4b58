import { embeddedProjectId } from '../../lib/embeddedProject.ts';
import { lakeConfiguration } from '../../sanity/policy/lakeConfiguration.ts';

/** Options of a lake with the newsroom's own project and rules. */
export const newsroomLake = { project: embeddedProjectId, ...lakeConfiguration([embeddedProjectId]) };
