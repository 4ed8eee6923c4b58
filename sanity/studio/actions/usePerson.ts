import { useCurrentUser } from 'sanity';
import type { Offer, Person } from '../../../lib/Offer.ts';
import { mayPublish, mayWrite } from '../../../lib/roles.ts';
import { rolesOf } from '../newsroom/rolesOf.ts';

/** The signed-in user, as rules see a person. */
export const usePerson = (): Person => {
  const user = useCurrentUser();
  const roles = rolesOf(user);
  return { id: user?.id ?? '', mayWrite: mayWrite(roles), mayPublish: mayPublish(roles) };
};

/** The properties of a button that an offer decides. @param title what the button does, if it does not rest. */
export const buttonOf = (offer: NonNullable<Offer>, isBusy: boolean, title: string) => ({
  disabled: isBusy || offer.disabledReason !== null,
  title: offer.disabledReason ?? title,
});
