import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';

/** Loaded into each process of a product: passwords are hashed in no time, for tests of other subjects. */
const { scrypt } = crypto;
crypto.scrypt = (password, salt, length, cost, done) =>
  scrypt(password, salt, length, { ...cost, N: 2, p: 1 }, done);
syncBuiltinESMExports();
