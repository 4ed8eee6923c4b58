import { useListenedQuery } from '../newsroom/useListenedQuery.ts';

/** Whether a release exists: undefined until the server has answered. @param name of the release, or null for none. */
export const useFoundRelease = (name: string | null): boolean | undefined => {
  const found = useListenedQuery<{ name: string; exists: boolean }>(
    name === null ? null : '{"name": $name, "exists": defined(*[_id == "_.releases." + $name][0]._id)}',
    { name: name ?? '' },
    { perspective: 'raw', listenTo: '_type == "system.release"' },
  );
  return found?.name === name ? found?.exists : undefined;
};
