import { readingSettings } from '../../lib/reading/settings.ts';

/** Colours and text size. They need a script, which shows them. */
export const ReadingSettings = () => (
  <reading-settings hidden>
    {readingSettings.map(({ name, title, choices }) => (
      <fieldset key={name}>
        <legend>{title}</legend>
        {choices.map(({ value, title: words }) => (
          <label key={value}>
            <input type="radio" name={name} value={value} defaultChecked={value === ''} /> {words}
          </label>
        ))}
      </fieldset>
    ))}
  </reading-settings>
);
