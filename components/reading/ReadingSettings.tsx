import { readingSettings } from '../../lib/reading/settings.ts';
import type { Site } from '../../lib/site.ts';
import { wordsOf } from '../../lib/words/wordsOf.ts';

/** Colours and text size. They need a script, which shows them. */
export const ReadingSettings = ({ site }: { site: Site }) => (
  <reading-settings hidden>
    {readingSettings.map(({ name, words, choices }) => (
      <fieldset key={name}>
        <legend>{wordsOf(site)(words)}</legend>
        {choices.map(({ value, words: choice }) => (
          <label key={value}>
            <input type="radio" name={name} value={value} defaultChecked={value === ''} />{' '}
            {wordsOf(site)(choice)}
          </label>
        ))}
      </fieldset>
    ))}
  </reading-settings>
);
