export { openAccountsDatabase } from '../accounts/database.ts';
export { listKeyValues } from '../accounts/keyvalue.ts';
export { openPreview } from '../accounts/previews.ts';
export { createSession, endSession } from '../accounts/signIn/sessions.ts';
export { createToken, findTokenIdentity, removeToken } from '../accounts/tokens.ts';
export { addUser, findUserByEmail, listUsers } from '../accounts/users.ts';
