type Deleted = { id: string; name: string };

/** Why a story that names a deleted person cannot go live, with the ways out. */
export const deletedPersonProblem = ({ id, name }: Deleted): string =>
  `This names “${name}”, who was deleted. Restore the person at /studio/intent/edit/id=${id};type=person, or take the name out of the story. If readers have seen the name there, that takes a correction.`;
