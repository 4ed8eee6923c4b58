/** The default project and dataset. */
export const defaultProject = 'local';
export const defaultDataset = 'production';
