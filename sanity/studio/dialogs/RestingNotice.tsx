import type { Offer } from '../../../lib/Offer.ts';
import { Notice } from './Notice.tsx';

type Props = {
  /** What the button does, such as `approve`. */
  action: string;
  offer: Offer;
};

/** Above a form: why its first button rests. A disabled button has no focus, and a phone shows no tooltips. */
export const RestingNotice = ({ action, offer }: Props) =>
  offer?.disabledReason ? (
    <Notice tone="primary" title={`You cannot ${action} this now`} text={offer.disabledReason} />
  ) : null;
