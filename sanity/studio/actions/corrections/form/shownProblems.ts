type Shown = {
  /** The server's answer to the last attempt, or null. */
  refusal: string | null;
  /** Why it cannot be sent whatever is written. */
  obstacles: string[];
  /** What is missing in what is written. */
  problems: string[];
};

/** What a form says above its buttons. A refusal hides no obstacle: the obstacle may say why, and who was faster. */
export const shownProblems = ({ refusal, obstacles, problems }: Shown): string[] => [
  ...new Set([...(refusal ? [refusal] : []), ...obstacles, ...problems]),
];
