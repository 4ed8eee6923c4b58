import { isDevelopment, readEnvironment } from '../../server/environment.ts';

let isChosen: boolean | null = null;

/** Whether readers' browsers keep pages. In development they would show old code. */
export const isReadableOffline = (): boolean => {
  isChosen ??= readEnvironment().offlineReading && !isDevelopment();
  return isChosen;
};
