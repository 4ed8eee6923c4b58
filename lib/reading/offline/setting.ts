import type { DateSetting } from '../../dates/newsroomDate.ts';
import { wordsOf } from '../../words/wordsOf.ts';

/**
 * What the worker has to know of the publication. `files` are the modules of the elements. The sentences have `{date}`
 * where the worker writes the time of a page.
 */
export type OfflineSetting = Pick<DateSetting, 'language' | 'timeZone'> & {
  files: string[];
  offline: string;
  slow: string;
};

export const offlineSettingOf = (
  { language, timeZone }: Pick<DateSetting, 'language' | 'timeZone'>,
  files: string[],
): OfflineSetting => {
  const words = wordsOf({ language });
  const date = '{date}';
  return {
    language,
    timeZone,
    files,
    offline: words('offline.notice', { date }),
    slow: words('offline.slowNotice', { date }),
  };
};

/**
 * The text of `/sw.js`. A changed setting or bundle is another text, which makes browsers replace the worker.
 *
 * @param setting null switches reading offline off: the worker deletes what it kept and itself.
 */
export const workerText = (setting: OfflineSetting | null, code: string): string =>
  `const offlineSetting=${JSON.stringify(setting)};\n${code}`;
