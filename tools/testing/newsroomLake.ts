import { embeddedProjectId } from '../../lib/embeddedProject.ts';
import { themeFrom } from '../../lib/theme/Theme.ts';
import { lakeConfiguration } from '../../sanity/policy/lakeConfiguration.ts';
import config from '../../theme.config.ts';

const theme = themeFrom(config, 'theme.config.ts');

/** Options of a lake with the newsroom's own project and rules. */
export const newsroomLake = { project: embeddedProjectId, ...lakeConfiguration([embeddedProjectId], theme) };
