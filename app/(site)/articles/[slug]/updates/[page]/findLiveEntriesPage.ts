import { findUpdates } from '../../../../../../sanity/content/findLiveEntries.ts';

/** The page that an address names. A number has one address: `07` names none. */
export const findLiveEntriesPage = async ({
  params,
}: {
  params: Promise<{ slug: string; page: string }>;
}) => {
  const { slug, page } = await params;
  if (!/^[1-9]\d{0,3}$/.test(page)) return null;
  const found = await findUpdates(decodeURIComponent(slug), Number(page));
  return found && { ...found, page: Number(page) };
};
