import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { instant } from '../values.js';

/** Says that the feed of appointments (任命通道) is alive; access closes when it lags. */
export const DirectoryHeartbeat = defineEvent({
  publisher: 'party',
  aggregate: 'directory',
  fact: 'heartbeat',
  version: 1,
  name: 'DirectoryHeartbeat',
  description: 'Says that the feed of appointments (任命通道) is alive; access closes when it lags.',
  payload: z.object({ publishedAt: instant }),
});
