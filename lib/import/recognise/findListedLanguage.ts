import { directionOf } from '../../text/direction.ts';
import { languages } from '../../vocabulary.ts';

/** Tags that `Intl` keeps. `no` is what most Norwegian papers write, and Bokmål is what they mean. */
const aliases: Record<string, string> = { no: 'nb' };

const readTag = (tag: string): Intl.Locale | null => {
  try {
    return new Intl.Locale(tag.trim().replaceAll('_', '-'));
  } catch {
    return null;
  }
};

/**
 * The language of stories that a tag names, whatever its form: `iw`, `ger`, `pt_BR`, `zh-TW`. Null if stories cannot have
 * it, or if the tag names a script of the other direction: `pa-Arab` is no `pa`.
 *
 * @param tag BCP 47, its deprecated forms, or ISO 639-2 and 639-3.
 */
export const findListedLanguage = (tag: string): string | null => {
  const locale = readTag(tag);
  if (!locale) return null;
  const language = aliases[locale.language] ?? locale.language;
  const { script } = locale.maximize();
  const found = languages.find(({ value }) => value === language || value === `${language}-${script}`);
  return found && (!locale.script || directionOf(locale.baseName) === directionOf(found.value))
    ? found.value
    : null;
};
