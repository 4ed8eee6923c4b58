import { useCallback, useState } from 'react';

/** The picture that is chosen in a list. @param first the id of the one that the field has. */
export const useChosenPicture = (first: string | null) => {
  const [chosenId, choose] = useState(first);
  return {
    chosenId,
    choose,
    /** Drops the choice if it is not among the results of a search: nobody sees it any more. */
    keepIfAmong: useCallback(
      (found: readonly { id: string }[]) =>
        choose((was) => (found.some(({ id }) => id === was) ? was : null)),
      [],
    ),
  };
};
