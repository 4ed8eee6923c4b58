/** Whether Studio offers an action: null if it does not, else why its button is disabled, or null if it can be used. */
export type Offer = { disabledReason: string | null } | null;

/** Who asks for an action. */
export type Person = { id: string; mayWrite: boolean; mayPublish: boolean };

export const offered: Offer = { disabledReason: null };

export const disabledBecause = (disabledReason: string): Offer => ({ disabledReason });

export const readsOnly = 'Your account can read, but not write. Ask an administrator to change its role.';
