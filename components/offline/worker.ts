import type { OfflineSetting } from '../../lib/reading/offline/setting.ts';
import { leave } from './leave.ts';
import { serve } from './serve.ts';

/** Stands before this code in `/sw.js`. Null switches reading offline off. */
declare const offlineSetting: OfflineSetting | null;
declare const self: WorkerScope;

if (offlineSetting) serve(self, offlineSetting);
else leave(self);
