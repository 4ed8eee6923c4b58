/** A role with the people who hold it, which the lake shows among a dataset's documents. */
export const groupType = 'system.group';
