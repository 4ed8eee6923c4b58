import { settingsKey } from '../../lib/reading/settings.ts';
import { keep, readKept } from './storage/kept.ts';

/** `<reading-settings hidden>` around radio buttons: shows them, and keeps and applies what the reader chooses. */
export class ReadingSettings extends HTMLElement {
  connectedCallback() {
    const chosen = readKept<string>(settingsKey);
    for (const radio of this.querySelectorAll('input'))
      radio.checked = radio.value === (chosen[radio.name] ?? '');
    this.addEventListener('change', ({ target }) => {
      if (!(target instanceof HTMLInputElement)) return;
      const { name, value } = target;
      const { [name]: _before, ...others } = readKept<string>(settingsKey);
      keep(settingsKey, value ? { ...others, [name]: value } : others);
      if (value) document.documentElement.dataset[name] = value;
      else delete document.documentElement.dataset[name];
    });
    this.hidden = false;
  }
}
