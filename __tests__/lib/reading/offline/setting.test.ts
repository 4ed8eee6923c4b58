import { offlineSettingOf, workerText } from '../../../../lib/reading/offline/setting.ts';
import { languagesOfWords } from '../../../../lib/words/languageOfWords.ts';

describe('the text of the worker', () => {
  it.each(languagesOfWords)('has sentences with the place of a date in %s', (language) => {
    const { offline, slow } = offlineSettingOf({ language, timeZone: 'Europe/London' }, []);
    for (const sentence of [offline, slow]) expect(sentence).toMatch(/\S.*\{date\}/);
    expect(offline).not.toBe(slow);
  });

  it('differs when the language or a file does, so that browsers replace the worker', () => {
    const text = (language: string, file: string) =>
      workerText(offlineSettingOf({ language, timeZone: 'UTC' }, [file]), 'run();');
    expect(new Set([text('en', '/a.js'), text('de', '/a.js'), text('en', '/b.js')]).size).toBe(3);
  });

  it('has no setting when reading offline is switched off', () => {
    expect(workerText(null, 'run();')).toBe('const offlineSetting=null;\nrun();');
  });
});
