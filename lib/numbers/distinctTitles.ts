type Group = { id: string | null; title: string; slug?: string | null };

/** The groups, with its slug after each title that occurs twice: `Opinion (opinion-uk)`. */
export const distinctTitles = <G extends Group>(groups: readonly G[]): G[] => {
  const isShared = (title: string): boolean => groups.filter((group) => group.title === title).length > 1;
  return groups.map((group) => {
    const name = group.slug ?? group.id;
    return name && isShared(group.title) ? { ...group, title: `${group.title} (${name})` } : group;
  });
};
