/** Whether Studio offers an action: null if it does not, else why the action rests, or null if it can be used. */
export type Offer = { rests: string | null } | null;

/** Who asks for an action. */
export type Person = { id: string; mayWrite: boolean; mayPublish: boolean };

export const offered: Offer = { rests: null };

export const resting = (rests: string): Offer => ({ rests });

export const readsOnly = 'Your account can read, but not write. Ask an administrator to change its role.';
