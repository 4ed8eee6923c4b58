/** What a lake serves when nothing else is asked for. */
export const defaultProject = 'local';
export const defaultDataset = 'production';
