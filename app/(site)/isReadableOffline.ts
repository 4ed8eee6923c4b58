import { isDevelopment, readEnvironment } from '../../server/environment.ts';

/** Whether readers' browsers keep pages. In development they would show old code. */
export const isReadableOffline = (): boolean => readEnvironment().offlineReading && !isDevelopment();
