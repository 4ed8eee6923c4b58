/** The project id of the embedded lake, and the default of SANITY_PROJECT_ID. */
export const embeddedProjectId = 'copydesk';

/** The default of SANITY_DATASET. */
export const defaultDataset = 'production';
