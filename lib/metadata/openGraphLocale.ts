/**
 * A language as `og:locale` wants it, with a territory: the one that the tag names, or the most likely one. English is
 * British, as in dates.
 *
 * @param language a tag of BCP 47.
 * @see https://ogp.me/#optional
 */
export const openGraphLocale = (language: string): string => {
  if (language === 'en') return 'en_GB';
  try {
    const { language: spoken, region } = new Intl.Locale(language).maximize();
    return region ? `${spoken}_${region}` : spoken;
  } catch {
    return language;
  }
};
