export { waitUntil } from '../testing/waitUntil.ts';
