import { unreviewedChangeFields } from '../articles/publishing/workflowFields.ts';

/** Fields of a copy in a release that the server writes. No draft and no published document of another kind has them. */
export const copyFields = [...unreviewedChangeFields, 'readBy', 'inRelease', 'unreadCopy'] as const;
