const turns = new WeakMap<Request, () => Promise<void>>();

/** Whose turns the work of a request takes from now on. */
export const rememberTurns = (request: Request, take: () => Promise<void>): void => {
  turns.set(request, take);
};

/**
 * Waits for the next turn of the request's caller on the main thread; not at all for anonymous callers, who have budgets
 * of their own. Call it before work that takes more than a moment.
 *
 * @throws LakeError 400 if the client closes its connection meanwhile.
 */
export const takeTurn = async (request: Request): Promise<void> => {
  await turns.get(request)?.();
};
