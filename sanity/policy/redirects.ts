import { createHash } from 'node:crypto';
import { findMove } from '../../lib/movedAddresses.ts';
import type { Companion, Proposal } from '../lake/types.ts';
import { isPublic } from './changes.ts';

/** One for an address, however often its page moves. */
const redirectId = (path: string): string =>
  `moved-${createHash('sha256').update(path).digest('hex').slice(0, 24)}`;

/** No redirect stands at the new address: a page that came back would be led away from itself. */
export const writeRedirects = ({ changes }: Proposal): Companion[] =>
  changes.filter(isPublic).flatMap(({ before, after }): Companion[] => {
    const move = before && after && findMove(before, after);
    if (!move) return [];
    return [
      { delete: { id: redirectId(move.to) } },
      { createOrReplace: { _id: redirectId(move.from), _type: 'redirect', ...move } },
    ];
  });
