/** The values that writers choose from, for Studio, site and importers. */

export const typesOfWork = [
  { value: 'news', title: 'News' },
  { value: 'analysis', title: 'Analysis' },
  { value: 'opinion', title: 'Opinion' },
  { value: 'explainer', title: 'Explainer' },
  { value: 'obituary', title: 'Obituary' },
  { value: 'live', title: 'Live' },
] as const;

export const channelKinds = [
  { value: 'email', title: 'Email' },
  { value: 'signal', title: 'Signal' },
  { value: 'securedrop', title: 'SecureDrop' },
  { value: 'pgp', title: 'PGP key' },
  { value: 'phone', title: 'Phone' },
  { value: 'web', title: 'Web page' },
  { value: 'social', title: 'Social account' },
] as const;

/** BCP 47 tags, each with the language's own name. */
export const languages = [
  { value: 'en', title: 'English' },
  { value: 'ar', title: 'العربية' },
  { value: 'de', title: 'Deutsch' },
  { value: 'es', title: 'Español' },
  { value: 'fa', title: 'فارسی' },
  { value: 'fr', title: 'Français' },
  { value: 'he', title: 'עברית' },
  { value: 'it', title: 'Italiano' },
  { value: 'pl', title: 'Polski' },
  { value: 'pt', title: 'Português' },
  { value: 'tr', title: 'Türkçe' },
  { value: 'uk', title: 'Українська' },
  { value: 'ur', title: 'اردو' },
] as const;

export type TypeOfWork = (typeof typesOfWork)[number]['value'];
export type ChannelKind = (typeof channelKinds)[number]['value'];

/** Returns the label of a stored value, or the value itself if the list does not have it. */
export const titleOf = (list: readonly { value: string; title: string }[], value: string): string =>
  list.find((entry) => entry.value === value)?.title ?? value;
